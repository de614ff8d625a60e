package org.collectivemind.format.manifest;

import java.util.List;
import java.util.Locale;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;

/** Whether programs a machine already has are taken for packages that say how they are detected. */
public enum SystemUse {
    /** They are not even looked for. */
    NEVER,
    /** Only where nothing published fits. */
    AVOID,
    /** Before anything published, where they fit. */
    PREFER,
    /** Nothing published is taken. */
    ONLY;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it decides what may be taken, not just what is tried first. */
    public boolean isStrict() {
        return this == NEVER || this == ONLY;
    }

    public static SystemUse parse(String text) {
        for (SystemUse use : values()) {
            if (use.id().equals(text)) {
                return use;
            }
        }
        List<String> known = List.of("never", "avoid", "prefer", "only");
        throw new MalformedText(
                "word about what machines have",
                text,
                "it is none of " + String.join(", ", known),
                NearestKey.of(text, known)
                        .map(near -> List.of("did you mean `" + near + "`?"))
                        .orElse(List.of()));
    }
}

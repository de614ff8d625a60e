package org.collectivemind.format.version;

import java.util.Locale;
import org.collectivemind.format.error.MalformedText;

/** How the versions of a package are read and ordered. Given by where a package is published; schemes never mix. */
public enum VersionScheme {
    /** Relaxed SemVer, for packages published with {@code cm}: {@link SemanticVersion}. */
    CM {
        @Override
        public Version parse(String text) {
            return SemanticVersion.parse(text);
        }
    },
    /** The order of plain Maven repositories: {@link MavenVersion}. */
    MAVEN {
        @Override
        public Version parse(String text) {
            return MavenVersion.parse(text);
        }
    };

    /** @throws MalformedText where {@code text} is no version of this scheme */
    public abstract Version parse(String text);

    /** The name of the scheme in files: {@code cm} or {@code maven}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static VersionScheme ofId(String id) {
        for (VersionScheme scheme : values()) {
            if (scheme.id().equals(id)) {
                return scheme;
            }
        }
        throw new MalformedText("version scheme", id, "`cm` or `maven` is wanted");
    }
}

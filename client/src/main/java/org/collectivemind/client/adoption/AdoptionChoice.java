package org.collectivemind.client.adoption;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;

/** Whose caches may be looked through. */
public record AdoptionChoice(Set<KnownCache> caches) {
    /** {@code off}, or some of {@link KnownCache#word()} with commas between them. */
    public static final String VARIABLE = "CM_ADOPT";

    private static final String OFF = "off";

    public static final AdoptionChoice ALL = new AdoptionChoice(EnumSet.allOf(KnownCache.class));
    public static final AdoptionChoice NONE = new AdoptionChoice(Set.of());

    public AdoptionChoice {
        EnumSet<KnownCache> copy = EnumSet.noneOf(KnownCache.class);
        copy.addAll(caches);
        caches = Collections.unmodifiableSet(copy);
    }

    /** What the environment says; all where it says nothing. @throws MalformedText for a word that names no cache */
    public static AdoptionChoice of(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "").strip();
        return text.isEmpty() ? ALL : parse(text);
    }

    static AdoptionChoice parse(String text) {
        if (text.equals(OFF)) {
            return NONE;
        }
        return new AdoptionChoice(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(word -> KnownCache.named(word).orElseThrow(() -> unknown(text, word)))
                .collect(Collectors.toSet()));
    }

    private static MalformedText unknown(String text, String word) {
        List<String> words =
                Arrays.stream(KnownCache.values()).map(KnownCache::word).toList();
        return new MalformedText(
                VARIABLE,
                text,
                "`" + OFF + "` is wanted, or some of `" + String.join(",", words) + "`",
                NearestKey.hints(word, words));
    }
}

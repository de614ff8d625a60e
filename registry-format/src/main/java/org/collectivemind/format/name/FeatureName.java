package org.collectivemind.format.name;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** An optional part of a package, asked for by name. Lower-case letters, digits, {@code . _ -}, at most 100. */
public record FeatureName(String text) implements Comparable<FeatureName> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9_][a-z0-9._-]{0,99}");

    public FeatureName {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new MalformedText("feature", text, "lower-case letters, digits, `.`, `_` and `-` are allowed");
        }
    }

    public static FeatureName parse(String text) {
        return new FeatureName(text);
    }

    @Override
    public int compareTo(FeatureName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

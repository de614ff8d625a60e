package org.collectivemind.format.name;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** Under which a package is taken once more beside itself, unique in an environment. Lower-case letters, digits, {@code . _ -}, at most 100. */
public record Alias(String text) implements Comparable<Alias> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9_][a-z0-9._-]{0,99}");

    public Alias {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new MalformedText("alias", text, "lower-case letters, digits, `.`, `_` and `-` are allowed");
        }
    }

    public static Alias parse(String text) {
        return new Alias(text);
    }

    @Override
    public int compareTo(Alias other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

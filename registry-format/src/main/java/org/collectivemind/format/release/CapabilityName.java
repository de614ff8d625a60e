package org.collectivemind.format.release;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** Something several packages can stand for, such as {@code blas}. Lower-case letters, digits, {@code . _ -}, at most 100. */
public record CapabilityName(String text) implements Comparable<CapabilityName> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9_][a-z0-9._-]{0,99}");

    public CapabilityName {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new MalformedText("capability", text, "lower-case letters, digits, `.`, `_` and `-` are allowed");
        }
    }

    public static CapabilityName parse(String text) {
        return new CapabilityName(text);
    }

    @Override
    public int compareTo(CapabilityName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

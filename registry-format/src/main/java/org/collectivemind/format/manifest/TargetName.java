package org.collectivemind.format.manifest;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** Names a target: lower-case letters, digits, {@code . _ -}. */
public record TargetName(String text) implements Comparable<TargetName> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9._-]{0,49}");
    public static final TargetName HOST = new TargetName("host");

    public TargetName {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new MalformedText("target name", text, "lower-case letters, digits, `.`, `_` and `-` are allowed");
        }
    }

    @Override
    public int compareTo(TargetName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

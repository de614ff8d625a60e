package org.collectivemind.format.manifest;

import java.util.Locale;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** Names a target: lower-case letters, digits, {@code . _ -}. */
public record TargetName(String text) implements Comparable<TargetName> {
    private static final int LONGEST = 50;
    private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9._-]{0,49}");
    public static final TargetName HOST = new TargetName("host");

    public TargetName {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new MalformedText("target name", text, "lower-case letters, digits, `.`, `_` and `-` are allowed");
        }
    }

    /** A target's name made of a platform's, which may have capitals and begin with a digit. */
    public static TargetName nearest(String platform) {
        String lower = platform.toLowerCase(Locale.ROOT);
        String named = Character.isLetter(lower.charAt(0)) ? lower : "on-" + lower;
        return new TargetName(named.length() <= LONGEST ? named : named.substring(0, LONGEST));
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

package org.collectivemind.format.version;

import java.util.Locale;

/**
 * A Maven version as the POM reference reads it: a hyphen for each change from digit to letter and before each word, zero for
 * an empty token, no nulls at the end of a list. In this spelling the code of Maven follows the reference, too.
 */
final class ReferenceSpelling {
    private static final String WORD = "[^\\d.-]";
    private static final String NULL = "(?:0+|ga|final|release)";

    private ReferenceSpelling() {}

    static String of(String text) {
        String tokens = text.toLowerCase(Locale.ROOT)
                .replaceAll("(?<!" + WORD + ")a(?=\\d)", "alpha")
                .replaceAll("(?<!" + WORD + ")b(?=\\d)", "beta")
                .replaceAll("(?<!" + WORD + ")m(?=\\d)", "milestone")
                .replaceAll("(?<=" + WORD + ")(?=\\d)|(?<=\\d)(?=" + WORD + ")", "-")
                .replaceAll("(?<=[.-])(?=[.-])", "0")
                .replaceAll("[.-]$", "")
                .replaceAll("(?<!\\d)0+(?!\\d)", "0")
                .replaceAll("(?:^|\\.)(?=" + WORD + ")", "-");
        String withoutNulls = tokens.replaceAll("(?:[.-]" + NULL + ")+(?=-|$)", "");
        return withoutNulls.isEmpty() || withoutNulls.startsWith("-") ? "0" + withoutNulls : withoutNulls;
    }
}

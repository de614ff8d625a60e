package org.collectivemind.format.error;

/**
 * Text of others as a message may show it: a name, a key or a value can come from an attacker, and a message goes to a terminal
 * and to logs. Control characters, bidirectional overrides and other invisible ones are written as their number in braces.
 */
public final class PrintableText {
    /** In code points: a value that is longer is cut. */
    static final int LONGEST = 200;

    private PrintableText() {}

    /** One value, such as a name or a version, cut where it is long. */
    public static String excerpt(String value) {
        if (value.length() <= LONGEST || value.codePointCount(0, value.length()) <= LONGEST) {
            return sentence(value);
        }
        return sentence(value.substring(0, value.offsetByCodePoints(0, LONGEST))) + "…";
    }

    /** A whole sentence, of any length. */
    public static String sentence(String text) {
        if (text.codePoints().allMatch(PrintableText::isSafe)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> out.append(isSafe(c) ? Character.toString(c) : "\\u{" + Integer.toHexString(c) + "}"));
        return out.toString();
    }

    private static boolean isSafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

package org.collectivemind.format.yaml;

import java.util.regex.Pattern;

/** Writes a text as a YAML scalar that every reader takes for the same text: plain where that is safe, else in double quotes. */
public final class YamlText {
    private static final String WORD = "[A-Za-z0-9_./@+=<>^~*();!$%&'-]+";
    private static final String FLOW_WORD = WORD + "(:" + WORD + ")*";
    private static final String BLOCK_WORD = FLOW_WORD.replace("A-Za-z0-9", "A-Za-z0-9,#|\\[\\]{}");
    private static final Pattern FLOW = Pattern.compile("(?=[A-Za-z0-9_./])" + FLOW_WORD + "( " + FLOW_WORD + ")*");
    private static final Pattern BLOCK =
            Pattern.compile("(?=[A-Za-z0-9_./])" + BLOCK_WORD + "( (?!#)" + BLOCK_WORD + ")*");
    private static final int LONGEST_PLAIN = 120;

    private YamlText() {}

    /** For a place inside brackets or braces. */
    public static String inFlow(String text) {
        return plain(text, FLOW) ? text : quoted(text);
    }

    /** For a place on a line of its own. */
    public static String inBlock(String text) {
        return plain(text, BLOCK) ? text : quoted(text);
    }

    private static boolean plain(String text, Pattern safe) {
        return text.length() <= LONGEST_PLAIN && safe.matcher(text).matches() && !CoreSchema.ambiguous(text);
    }

    /** In double quotes, with the escapes of YAML 1.2 §5.7. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(character -> append(out, character));
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.isISOControl(character) || !printable(character)) {
                    out.append(String.format(character > 0xFFFF ? "\\U%08X" : "\\u%04X", character));
                } else {
                    out.appendCodePoint(character);
                }
            }
        }
    }

    /** Line separators, private characters and everything outside the basic plane are escaped: readers differ about them. */
    private static boolean printable(int character) {
        return character < 0xD800 && character != 0x2028 && character != 0x2029;
    }
}

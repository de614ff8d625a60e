package org.collectivemind.format.requirement;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.error.MalformedText;

/**
 * A word, a quoted text or a symbol of the text form.
 *
 * @param text without quotes and escapes
 * @param column counts from 1
 */
record RequirementToken(Kind kind, String text, int column) {
    enum Kind {
        WORD,
        QUOTED,
        SYMBOL,
        END
    }

    private static final List<String> SYMBOLS = List.of("!=", "<=", ">=", "~>", "=", "<", ">", "(", ")", "[", "]", ",");

    boolean is(String wanted) {
        return text.equals(wanted) && (kind == Kind.WORD || kind == Kind.SYMBOL);
    }

    String described() {
        return kind == Kind.END ? "the end" : "`" + text + "`";
    }

    /** The tokens of a text, an END last. */
    static List<RequirementToken> of(String text) {
        List<RequirementToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            int start = at;
            if (character == ' ' || character == '\t' || character == '\n' || character == '\r') {
                at++;
            } else if (RequirementWords.bare(character)) {
                while (at < text.length() && RequirementWords.bare(text.charAt(at))) {
                    at++;
                }
                tokens.add(new RequirementToken(Kind.WORD, text.substring(start, at), start + 1));
            } else if (character == '"') {
                StringBuilder value = new StringBuilder();
                at = quoted(text, start, value);
                tokens.add(new RequirementToken(Kind.QUOTED, value.toString(), start + 1));
            } else {
                String symbol = symbol(text, start);
                at += symbol.length();
                tokens.add(new RequirementToken(Kind.SYMBOL, symbol, start + 1));
            }
        }
        tokens.add(new RequirementToken(Kind.END, "", text.length() + 1));
        return tokens;
    }

    /** Returns where the text goes on after the closing quote. */
    private static int quoted(String text, int start, StringBuilder value) {
        for (int at = start + 1; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') {
                return at + 1;
            }
            if (character == '\\') {
                at++;
                if (at == text.length() || text.charAt(at) != '"' && text.charAt(at) != '\\') {
                    throw RequirementParser.malformed(text, at, "`\\` goes before `\"` or `\\` only");
                }
            }
            value.append(text.charAt(at));
        }
        throw RequirementParser.malformed(text, start + 1, "the quote that opens here is never closed");
    }

    private static String symbol(String text, int start) {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, start)) {
                return symbol;
            }
        }
        String found = text.substring(start, text.offsetByCodePoints(start, 1));
        MalformedText plain = RequirementParser.malformed(
                text, start + 1, "`" + found + "` means nothing here; odd values go in double quotes");
        throw switch (found) {
            case "&" -> RequirementParser.malformed(text, start + 1, "write `and`, not `&`");
            case "|" -> RequirementParser.malformed(text, start + 1, "write `or`, not `|`");
            case "!" -> RequirementParser.malformed(text, start + 1, "write `not`, not `!`");
            case "'" -> RequirementParser.malformed(text, start + 1, "write double quotes, not single ones");
            default -> plain;
        };
    }
}

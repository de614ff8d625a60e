package org.collectivemind.format.version;

import java.util.List;
import org.collectivemind.format.error.MalformedText;

/** What versions of both schemes may be written with. */
final class VersionText {
    static final int LONGEST = 200;

    private VersionText() {}

    static void check(String text) {
        if (text.isEmpty()) {
            throw malformed(text, "it is empty");
        }
        if (text.length() > LONGEST) {
            throw malformed(text, LONGEST + " characters are the most");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !isDigit(c) && "._+-".indexOf(c) < 0) {
                throw malformed(text, "letters, digits, `.`, `_`, `+` and `-` are allowed");
            }
        }
        if (!isLetter(text.charAt(0)) && !isDigit(text.charAt(0))) {
            throw malformed(text, "it must start with a letter or a digit");
        }
    }

    static MalformedText malformed(String text, String reason, String... hints) {
        return new MalformedText("version", text, reason, List.of(hints));
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}

package org.collectivemind.client.run;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.error.MalformedText;

/**
 * Splits a command line into words: at blanks, but not inside single or double quotes; a backslash takes the next character as it
 * is, except inside single quotes. Nothing is expanded: no variables, no globs, no substitution.
 */
final class CommandWords {
    private CommandWords() {}

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                if (++i == line.length()) {
                    throw new MalformedText("command", line, "it ends in a backslash");
                }
                word.append(line.charAt(i));
                begun = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new MalformedText("command", line, "a quote is not closed");
        }
        if (begun) {
            words.add(word.toString());
        }
        if (words.isEmpty()) {
            throw new MalformedText("command", line, "it is empty");
        }
        return words;
    }
}

package org.collectivemind.format.manifest;

import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.yaml.YamlNode;

/** The text of a file under edit, addressed by the places of its nodes. Each edit gives the whole new text. */
record EditedText(String text) {

    /** Takes the node's text away and puts {@code replacement} there. */
    String replace(YamlNode node, String replacement) {
        return replace(offset(node.place().start()), offset(node.place().end()), replacement);
    }

    String insert(SourcePosition place, String inserted) {
        return replace(offset(place), offset(place), inserted);
    }

    String replace(int start, int end, String replacement) {
        return text.substring(0, start) + replacement + text.substring(end);
    }

    /** A new line behind the last line of the node, comments on that line included. */
    String insertLineBehind(YamlNode node, String line) {
        int end = endOfLines(node);
        boolean unfinished = end > 0 && text.charAt(end - 1) != '\n';
        return replace(end, end, unfinished ? lineBreak() + line : line + lineBreak());
    }

    /** Without all lines from that of {@code start} to the last of the node. */
    String removeLines(SourcePosition start, YamlNode node) {
        return replace(startOfLine(offset(start)), endOfLines(node), "");
    }

    /** A new last line. */
    String append(String lines) {
        boolean unfinished = !text.isEmpty() && !text.endsWith("\n");
        return text + (unfinished ? lineBreak() : "") + lines + lineBreak();
    }

    String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private int startOfLine(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Just behind the line break of the node's last line; a block text already ends there. */
    private int endOfLines(YamlNode node) {
        int end = offset(node.place().end());
        if (end > 0 && end == startOfLine(end)) {
            return end;
        }
        int lineEnd = text.indexOf('\n', end);
        return lineEnd < 0 ? text.length() : lineEnd + 1;
    }

    int offset(SourcePosition place) {
        int start = 0;
        for (int line = 1; line < place.line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.offsetByCodePoints(start, place.column() - 1);
    }
}

package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.platform.PlatformPage.Entry;
import org.collectivemind.client.platform.PlatformPage.Section;

/** Sections of facts as text: keys in a column, notes behind the values or, where a line is too narrow, below them. */
final class PlatformText {
    private static final int WIDEST_KEY = 24;
    private static final int WIDEST_VALUE = 44;
    private static final String INDENT = "  ";
    private final boolean colour;
    private final int width;

    /** @param width of a line; nothing is longer but a single word */
    PlatformText(boolean colour, int width) {
        this.colour = colour;
        this.width = width;
    }

    /** A person's terminal is as wide as it says, else 100; what another program reads is not folded. */
    static int width(ProcessContext context) {
        return context.terminal()
                ? context.variable("COLUMNS")
                        .filter(columns -> columns.matches("[1-9][0-9]{1,3}"))
                        .map(Integer::parseInt)
                        .orElse(100)
                : Integer.MAX_VALUE;
    }

    List<String> headline(String text) {
        return folded(text, 0, width).stream()
                .map(line -> Style.STRONG.on(line, colour))
                .toList();
    }

    List<String> aside(String text) {
        return folded(text, 0, width).stream()
                .map(line -> Style.FAINT.on(line, colour))
                .toList();
    }

    List<String> section(Section section) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(Style.STRONG.on(section.title(), colour));
        int key = widest(section.entries().stream().map(Entry::key).toList(), WIDEST_KEY);
        int value = widest(
                section.entries().stream()
                        .filter(entry -> !entry.note().isEmpty())
                        .map(Entry::value)
                        .toList(),
                WIDEST_VALUE);
        section.entries().forEach(entry -> lines.addAll(entry(entry, key, value)));
        return lines;
    }

    private static int widest(List<String> texts, int most) {
        return texts.stream()
                .mapToInt(String::length)
                .filter(length -> length <= most)
                .max()
                .orElse(0);
    }

    private List<String> entry(Entry entry, int keyWidth, int valueWidth) {
        List<String> lines = new ArrayList<>();
        int column = INDENT.length() + keyWidth + 2;
        String start = INDENT
                + entry.key()
                + " ".repeat(Math.max(0, keyWidth - entry.key().length()) + 2);
        if (entry.key().length() > keyWidth && width < Integer.MAX_VALUE) {
            lines.addAll(folded(entry.key(), INDENT.length(), width));
            start = " ".repeat(column);
        }
        List<String> values = folded(entry.value(), column, width);
        String last = values.get(values.size() - 1);
        String note = entry.asserted() && !entry.note().isEmpty() ? "asserted with " + entry.note() : entry.note();
        for (int i = 0; i < values.size() - 1; i++) {
            lines.add((i == 0 ? start + values.get(0).strip() : values.get(i)));
        }
        String line = values.size() == 1 ? start + last.strip() : last;
        if (note.isEmpty()) {
            lines.add(line);
            return lines;
        }
        String padded = line + " ".repeat(Math.max(0, column + valueWidth - line.length()) + 2);
        if (padded.length() + note.length() <= width) {
            lines.add(padded + note(entry, note));
        } else {
            lines.add(line);
            folded(note, column, width).forEach(part -> lines.add(" ".repeat(column) + note(entry, part.strip())));
        }
        return lines;
    }

    private String note(Entry entry, String text) {
        return (entry.asserted() ? Style.WARNING : Style.FAINT).on(text, colour);
    }

    /** Lines of words, all indented. */
    private static List<String> folded(String text, int indent, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (String word : text.split(" ")) {
            if (line.length() > indent && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
            }
            line.append(line.length() > indent ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

package org.collectivemind.client.platform;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, indented by two; a cell that is longer than most is not waited for. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int WIDEST = 48;
    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(GAP).append(cell);
            if (column < row.size() - 1) {
                line.append(" ".repeat(Math.max(0, width(column) - cell.length())));
            }
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
    }
}

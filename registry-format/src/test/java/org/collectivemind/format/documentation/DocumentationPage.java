package org.collectivemind.format.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A page of docs/. What stands behind {@code <!-- checked: NAME -->} in it is for tests: a fenced block, or a table. */
record DocumentationPage(Path file, List<String> lines) {
    /** Of the whole repository; tests run in their module's directory. */
    static final Path FOLDER = Path.of("..", "docs");

    /** Skips the test where the module was taken out of the repository. */
    static DocumentationPage read(String path) {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "there is no folder docs beside the module");
        try {
            Path file = FOLDER.resolve(path);
            return new DocumentationPage(file, Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The marked blocks without their fences. */
    List<String> blocks(String name) {
        return marks(name).stream()
                .map(mark -> {
                    int start = mark + 2;
                    int end = start;
                    while (!lines.get(end).startsWith("```")) {
                        end++;
                    }
                    return String.join("\n", lines.subList(start, end)) + "\n";
                })
                .toList();
    }

    /** The rows of the marked tables below their heads, a list of cells each, without the marks of code. */
    List<List<String>> rows(String name) {
        List<List<String>> rows = new ArrayList<>();
        for (int mark : marks(name)) {
            for (int line = mark + 3; line < lines.size() && lines.get(line).startsWith("|"); line++) {
                rows.add(cells(lines.get(line)));
            }
        }
        return rows;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("(?<!\\\\)\\|"))
                .map(cell -> cell.strip().replace("`", "").replace("\\|", "|"))
                .toList();
    }

    private List<Integer> marks(String name) {
        List<Integer> marks = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).equals("<!-- checked: " + name + " -->")) {
                marks.add(line);
            }
        }
        if (marks.isEmpty()) {
            throw new AssertionError(file + " has nothing marked `checked: " + name + "`");
        }
        return marks;
    }
}

package org.collectivemind.client.platform.accelerator;

import java.util.List;
import java.util.stream.Stream;
import org.collectivemind.format.bundled.BundledFile;

/**
 * A table of facts about products, a text file beside this class: one row a line, columns between {@code |}, and lines that
 * begin with {@code #} for its source and the day it was read.
 */
final class DataTable {
    private DataTable() {}

    static List<List<String>> rows(String resource) {
        return BundledFile.text(DataTable.class, resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }
}

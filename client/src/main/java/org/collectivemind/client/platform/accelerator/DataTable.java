package org.collectivemind.client.platform.accelerator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of facts about products, a text file beside this class: one row a line, columns between {@code |}, and lines that
 * begin with {@code #} for its source and the day it was read.
 */
final class DataTable {
    private DataTable() {}

    static List<List<String>> rows(String resource) {
        try (InputStream in = DataTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing beside " + DataTable.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                    .toList();
        } catch (IOException broken) {
            throw new IllegalStateException(resource + " of this build cannot be read", broken);
        }
    }
}

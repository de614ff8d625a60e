package org.collectivemind.client.platform.software;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.collectivemind.format.attribute.ToolName;
import org.collectivemind.format.platform.Platform;

/**
 * The programs {@code cm platform show --software} lists. The components are of text alone, ready for JSON.
 *
 * @param tools of the built-in table, by name
 */
public record SoftwareReport(List<Row> tools) {
    public SoftwareReport {
        tools = List.copyOf(tools);
    }

    /**
     * One program.
     *
     * @param state {@code known}, {@code absent} or {@code unknown}
     * @param version empty unless known
     * @param source where it is, or why it is not known
     */
    public record Row(String key, String state, String version, String source) {}

    /** @param stated has a program's version already, said by somebody: it is among the facts then, and not repeated */
    static SoftwareReport of(SortedMap<ToolName, Finding> findings, Platform stated) {
        List<Row> tools = new ArrayList<>();
        findings.forEach((name, finding) -> {
            if (!stated.facts().containsKey(name.key())) {
                tools.add(row(name.key().text(), finding));
            }
        });
        return new SoftwareReport(tools);
    }

    private static Row row(String key, Finding finding) {
        if (finding instanceof Finding.Found found) {
            return new Row(key, "known", found.version().toString(), found.path());
        }
        return finding instanceof Finding.Missing missing
                ? new Row(key, "absent", "", missing.reason())
                : new Row(key, "unknown", "", ((Finding.Unclear) finding).reason());
    }

    /** The section for people: those that are there, in columns; then those that do not tell; then the names of the rest. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("software"));
        if (tools.isEmpty()) {
            lines.add("  is looked for on this machine only; what is stated of another is among its facts");
        }
        int key = width(tools.stream().map(Row::key).toList());
        int version = width(tools.stream().map(Row::version).toList());
        of("known")
                .forEach(row -> lines.add(
                        "  " + padded(row.key(), key) + "  " + padded(row.version(), version) + "  " + row.source()));
        of("unknown")
                .forEach(row -> lines.add("  " + padded(row.key(), key) + "  unknown: " + row.source()
                        + "; say it with --set " + row.key() + "=VERSION"));
        List<String> absent = of("absent").stream()
                .map(row -> row.key().substring(row.key().indexOf('.') + 1))
                .toList();
        if (!absent.isEmpty()) {
            lines.add("  not found: " + String.join(" ", absent));
        }
        return lines;
    }

    private List<Row> of(String state) {
        return tools.stream().filter(row -> row.state().equals(state)).toList();
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}

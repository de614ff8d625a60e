package org.collectivemind.client.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lays a {@link PlatformReport} out: what is known first, then devices, then what is not there, then what nobody could tell. */
final class PlatformPage {
    private PlatformPage() {}

    static List<String> lines(PlatformReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("platform " + report.name());
        TextTable known = new TextTable();
        rows(report.facts(), "known").forEach(row -> known.row(row.key(), value(row), "from " + row.source()));
        lines.addAll(known.lines());
        for (PlatformReport.DeviceRows device : report.devices()) {
            lines.add("");
            lines.add(device.api() + " device " + device.index());
            TextTable table = new TextTable();
            rows(device.facts(), "known").forEach(row -> table.row(row.key(), value(row), "from " + row.source()));
            rows(device.facts(), "absent").forEach(row -> table.row(row.key(), "absent", row.source()));
            lines.addAll(table.lines());
        }
        section(lines, "absent", rows(report.facts(), "absent"), PlatformReport.Row::source);
        List<PlatformReport.Row> unknown = new ArrayList<>(rows(report.facts(), "unknown"));
        report.devices()
                .forEach(device -> unknown.addAll(rows(device.facts(), "unknown").stream()
                        .map(row -> new PlatformReport.Row(
                                device.api() + "." + row.key(),
                                row.state(),
                                row.values(),
                                row.source(),
                                row.assertion()))
                        .filter(row -> unknown.stream().noneMatch(row::equals))
                        .toList()));
        section(lines, "unknown", unknown, row -> row.source() + "; say it with " + row.assertion());
        return lines;
    }

    private static void section(
            List<String> lines,
            String title,
            List<PlatformReport.Row> rows,
            Function<PlatformReport.Row, String> text) {
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add(title);
            TextTable table = new TextTable();
            rows.forEach(row -> table.row(row.key(), text.apply(row)));
            lines.addAll(table.lines());
        }
    }

    private static List<PlatformReport.Row> rows(List<PlatformReport.Row> rows, String state) {
        return rows.stream().filter(row -> row.state().equals(state)).toList();
    }

    private static String value(PlatformReport.Row row) {
        return FactText.of(row.key(), row.values());
    }
}

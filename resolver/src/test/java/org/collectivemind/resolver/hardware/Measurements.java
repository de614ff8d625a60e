package org.collectivemind.resolver.hardware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.objective.Metric;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** A table of measurements, one row a variant; rows without an accuracy are left out. */
record Measurements(List<Map<String, String>> rows) {
    private static final List<String> METRICS = List.of("accuracy_top1", "latency_ms", "energy_mj");

    static Measurements read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> header = cells(lines.get(0));
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                Map<String, String> row = new LinkedHashMap<>();
                IntStream.range(0, header.size()).forEach(i -> row.put(header.get(i), cells.get(i)));
                if (!row.get("accuracy_top1").isEmpty()) {
                    rows.add(row);
                }
            }
            return new Measurements(rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Cells are in quotes where they hold a comma. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    PackageVersions versions() {
        List<VariantEntry> variants = IntStream.range(0, rows.size())
                .mapToObj(row -> new VariantEntry(
                        new VariantId("row" + row),
                        Attributes.NONE,
                        Requirement.ALWAYS,
                        Optional.empty(),
                        List.of(),
                        new TreeSet<>(),
                        metrics(rows.get(row))))
                .toList();
        return new PackageVersions(
                PackageName.parse("org.scenario:measured"),
                VersionScheme.CM,
                List.of(new VersionEntry(VersionScheme.CM.parse("1"), Optional.empty(), List.of(), variants)));
    }

    static SortedMap<Metric, BigDecimal> metrics(Map<String, String> row) {
        SortedMap<Metric, BigDecimal> metrics = new TreeMap<>();
        METRICS.stream()
                .filter(metric -> !row.get(metric).isEmpty())
                .forEach(metric -> metrics.put(new Metric(metric), new BigDecimal(row.get(metric))));
        return metrics;
    }

    Map<String, String> row(VariantId id) {
        return rows.get(Integer.parseInt(id.text().substring("row".length())));
    }
}

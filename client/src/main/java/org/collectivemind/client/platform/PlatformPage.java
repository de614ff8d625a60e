package org.collectivemind.client.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.client.platform.PlatformReport.DeviceRows;
import org.collectivemind.client.platform.PlatformReport.Row;

/** The order in which a person reads a {@link PlatformReport}: system, processor, memory, each accelerator, what is not there, what is unknown. */
public final class PlatformPage {
    private static final Map<String, List<String>> OF_SECTIONS = new LinkedHashMap<>();

    static {
        OF_SECTIONS.put("system", List.of("os", "arch", "libc", "sys"));
        OF_SECTIONS.put("processor", List.of("cpu"));
        OF_SECTIONS.put("memory and disk", List.of("mem", "disk"));
    }

    private final String origin;

    private PlatformPage(String origin) {
        this.origin = origin;
    }

    /** Lines under a title. */
    public record Section(String title, List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A line.
     *
     * @param note where it comes from; empty if nothing is to be added
     * @param asserted whether somebody said it, rather than that it was found or is described
     */
    public record Entry(String key, String value, String note, boolean asserted) {}

    /** Where all facts come from that nobody asserted, if that is one place: then no line says it. */
    public static Optional<String> origin(PlatformReport report) {
        Set<String> sources = Stream.concat(
                        report.facts().stream(), report.devices().stream().flatMap(device -> device.facts().stream()))
                .filter(row -> row.state().equals("known") && !row.asserted())
                .map(Row::source)
                .collect(Collectors.toSet());
        return sources.size() == 1 ? sources.stream().findFirst() : Optional.empty();
    }

    /** Without those that have no line. */
    public static List<Section> sections(PlatformReport report) {
        return new PlatformPage(origin(report).orElse("")).of(report);
    }

    private List<Section> of(PlatformReport report) {
        List<Section> sections = new ArrayList<>();
        List<Row> rest = new ArrayList<>(rows(report.facts(), "known"));
        OF_SECTIONS.forEach((title, namespaces) -> add(sections, title, known(take(rest, namespaces))));
        alike(report.devices()).forEach(devices -> {
            DeviceRows first = devices.get(0);
            List<Entry> entries = new ArrayList<>(known(take(rest, List.of(first.api()))));
            entries.addAll(known(rows(first.facts(), "known")));
            rows(first.facts(), "absent").forEach(row -> entries.add(entry(row, "absent")));
            int last = devices.get(devices.size() - 1).index();
            String which =
                    devices.size() == 1 ? " device " + first.index() : " devices " + first.index() + " to " + last;
            add(sections, first.api() + which, entries);
        });
        add(sections, "other", known(rest));
        add(sections, "absent", absent(rows(report.facts(), "absent")));
        add(sections, "unknown", unknown(report));
        return sections;
    }

    /** Devices in their order, those together that follow each other and have the same facts. */
    private static List<List<DeviceRows>> alike(List<DeviceRows> devices) {
        List<List<DeviceRows>> groups = new ArrayList<>();
        for (DeviceRows device : devices) {
            DeviceRows before =
                    groups.isEmpty() ? device : groups.get(groups.size() - 1).get(0);
            if (groups.isEmpty()
                    || !before.api().equals(device.api())
                    || !before.facts().equals(device.facts())) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(device);
        }
        return groups;
    }

    private static void add(List<Section> sections, String title, List<Entry> entries) {
        if (!entries.isEmpty()) {
            sections.add(new Section(title, entries));
        }
    }

    /** Takes rows whose keys begin with these words out of a list. */
    private static List<Row> take(List<Row> rows, List<String> namespaces) {
        List<Row> taken = rows.stream()
                .filter(row -> namespaces.contains(first(row)))
                .sorted(Comparator.comparing(row -> namespaces.indexOf(first(row))))
                .toList();
        rows.removeAll(taken);
        return taken;
    }

    private static String first(Row row) {
        return row.key().split("\\.", 2)[0];
    }

    private List<Entry> known(List<Row> rows) {
        return rows.stream()
                .map(row -> entry(row, FactText.of(row.key(), row.values())))
                .toList();
    }

    private Entry entry(Row row, String value) {
        return new Entry(row.key(), value, row.source().equals(origin) ? "" : row.source(), row.asserted());
    }

    /** One line a reason, which mostly is one line a kind of device. */
    private static List<Entry> absent(List<Row> rows) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        rows.forEach(row ->
                byReason.computeIfAbsent(row.source(), key -> new ArrayList<>()).add(row.key()));
        return byReason.entrySet().stream()
                .map(reason -> new Entry(
                        String.join(" ", reason.getValue()),
                        reason.getKey(),
                        "",
                        reason.getKey().startsWith("said to be absent")))
                .toList();
    }

    private static List<Entry> unknown(PlatformReport report) {
        List<Entry> unknown = new ArrayList<>();
        rows(report.facts(), "unknown").forEach(row -> unknown.add(unknown(row.key(), row)));
        for (DeviceRows device : report.devices()) {
            rows(device.facts(), "unknown").stream()
                    .map(row -> unknown(device.api() + "." + row.key(), row))
                    .filter(entry -> !unknown.contains(entry))
                    .forEach(unknown::add);
        }
        return unknown;
    }

    private static Entry unknown(String key, Row row) {
        return new Entry(key, row.source(), "say it with " + row.assertion(), false);
    }

    private static List<Row> rows(List<Row> rows, String state) {
        return rows.stream().filter(row -> row.state().equals(state)).toList();
    }
}

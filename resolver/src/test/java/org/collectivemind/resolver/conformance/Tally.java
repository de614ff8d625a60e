package org.collectivemind.resolver.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of the cases, as lines of a page. Mutable. */
final class Tally {
    private final SortedMap<String, Row> rows = new TreeMap<>();

    private record Row(NeutralCase given, String skipped, String deviates, CaseRun.Result result) {}

    void passed(NeutralCase given, CaseRun.Result result) {
        rows.put(given.name(), new Row(given, "", "", result));
    }

    void skipped(NeutralCase given, String reason) {
        rows.put(given.name(), new Row(given, reason, "", new CaseRun.Result(0, Optional.empty(), 0)));
    }

    void deviates(NeutralCase given, CaseRun.Result result, String reason) {
        rows.put(given.name(), new Row(given, "", reason, result));
    }

    List<String> names() {
        return List.copyOf(rows.keySet());
    }

    List<String> lines() {
        SortedMap<String, List<Row>> tiers = new TreeMap<>();
        rows.values()
                .forEach(row -> tiers.computeIfAbsent(row.given().tier(), key -> new ArrayList<>())
                        .add(row));
        List<String> lines = new ArrayList<>(List.of(
                "| Tier | Cases | As recorded | Otherwise | Skipped | Selections compared | Targets solved | Names with several"
                        + " versions |",
                "|---|---|---|---|---|---|---|---|"));
        for (Map.Entry<String, List<Row>> tier : tiers.entrySet()) {
            List<Row> ran = tier.getValue().stream()
                    .filter(row -> row.skipped().isEmpty())
                    .toList();
            lines.add(String.format(
                    "| %s | %d | %d | %d | %d | %d | %d | %d |",
                    tier.getKey(),
                    tier.getValue().size(),
                    ran.stream().filter(row -> row.deviates().isEmpty()).count(),
                    ran.stream().filter(row -> !row.deviates().isEmpty()).count(),
                    tier.getValue().size() - ran.size(),
                    ran.stream()
                            .filter(row -> row.deviates().isEmpty())
                            .filter(row -> row.given().selected().isPresent())
                            .count(),
                    ran.stream().mapToInt(row -> row.result().environments()).sum(),
                    ran.stream().mapToLong(row -> row.result().forks()).sum()));
        }
        lines.add("");
        rows.values().stream()
                .filter(row -> !row.deviates().isEmpty() || !row.skipped().isEmpty())
                .forEach(row -> lines.add("* `" + row.given().name() + "` "
                        + (row.skipped().isEmpty() ? row.deviates() : "is skipped: " + row.skipped()) + "."));
        rows.values().stream()
                .filter(row -> row.given().tries().isPresent())
                .forEach(row -> lines.add(
                        "* `" + row.given().name() + "`: " + row.given().tries().get() + " tries recorded, "
                                + row.result().tries() + " here."));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}

package org.collectivemind.client.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.client.project.Effort;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.client.registry.Registry;
import org.collectivemind.client.registry.RequestCounts;
import org.collectivemind.client.registry.RequestCounts.Kind;
import org.collectivemind.format.error.ByteText;
import org.jspecify.annotations.Nullable;

/** What a command took of network and thought; told with {@code -v}. Mutable. */
final class Cost {
    private final RequestCounts requests = new RequestCounts();
    private final Effort effort = new Effort();
    private final List<Registries> asked = new ArrayList<>();

    RequestCounts requests() {
        return requests;
    }

    Effort effort() {
        return effort;
    }

    Registries noting(Registries registries) {
        asked.add(registries);
        return registries;
    }

    /** @param resolver absent where nothing was solved */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Json(Asked requests, Effort.@Nullable Total resolver) {}

    /** @param unused answers that were fetched ahead, and nobody needed */
    record Asked(long total, Map<String, Long> kinds, long bytes, int unused) {}

    Json json() {
        Map<String, Long> kinds = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            if (requests.of(kind) > 0) {
                kinds.put(kind.noun(), requests.of(kind));
            }
        }
        return new Json(new Asked(requests.total(), kinds, requests.bytes(), unused()), solved().orElse(null));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        solved().ifPresent(total -> lines.add("resolver: " + found(total) + ", "
                + Counted.of(total.decisions(), "decision") + ", " + Counted.of(total.conflicts(), "conflict") + ", "
                + total.milliseconds() + " ms"));
        lines.add("requests: " + (requests.total() == 0 ? "none" : asked()));
        return lines;
    }

    private static String found(Effort.Total total) {
        return total.targets() == 0
                ? "no solution"
                : Counted.of(total.targets(), "target") + ", " + Counted.of(total.packages(), "package");
    }

    private String asked() {
        List<String> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (requests.of(kind) > 0) {
                kinds.add(Counted.of(requests.of(kind), kind.noun()));
            }
        }
        return requests.total() + " (" + String.join(", ", kinds) + "), " + ByteText.of(requests.bytes())
                + (unused() == 0 ? "" : ", " + Counted.of(unused(), "answer") + " prefetched but unused");
    }

    private Optional<Effort.Total> solved() {
        return Optional.of(effort.total()).filter(total -> total.searches() > 0);
    }

    private int unused() {
        return asked.stream()
                .flatMap(registries -> registries.all().stream())
                .distinct()
                .mapToInt(Registry::unused)
                .sum();
    }
}

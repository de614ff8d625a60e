package org.collectivemind.resolver.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One case of the neutral format, as its README describes it. */
record NeutralCase(JsonNode json) {
    /** A dependency in the source's words. */
    record Wanted(String name, String spec, List<String> allowed, Optional<String> marker, List<String> extras) {}

    /** A released version. */
    record Release(String name, String version, JsonNode json) {
        List<Wanted> dependencies() {
            return wanted(json.path("deps"));
        }

        Map<String, List<Wanted>> extras() {
            Map<String, List<Wanted>> extras = new LinkedHashMap<>();
            json.path("extras").properties().forEach(extra -> extras.put(extra.getKey(), wanted(extra.getValue())));
            return extras;
        }

        boolean isYanked() {
            return json.path("yanked").asBoolean();
        }

        Optional<String> requiresPython() {
            return text(json, "requires_python");
        }

        /** Tags of its wheels; one that fits everywhere where none are listed. */
        List<String> wheels() {
            List<String> tags = texts(json.path("wheel_tags"));
            return !json.path("wheel").asBoolean(true) ? List.of() : tags.isEmpty() ? List.of("py3-none-any") : tags;
        }

        boolean hasSource() {
            return json.path("sdist").asBoolean(true);
        }
    }

    String name() {
        return json.path("name").asText();
    }

    /** {@code A} to {@code E}. */
    String tier() {
        return json.path("tier").asText().substring(0, 1);
    }

    String scheme() {
        return json.path("version_scheme").asText("pep440");
    }

    List<Wanted> roots() {
        return wanted(json.path("root").path("deps"));
    }

    Optional<String> rootRequiresPython() {
        return text(json.path("root"), "requires_python");
    }

    JsonNode options() {
        return json.path("options");
    }

    Optional<String> environmentPython() {
        return text(json.path("environment"), "python");
    }

    boolean isSatisfiable() {
        return json.path("expected").path("satisfiable").asBoolean();
    }

    /** Name to version, where recorded. */
    Optional<SortedMap<String, String>> selected() {
        JsonNode selected = json.path("expected").path("selected");
        if (selected.isMissingNode()) {
            return Optional.empty();
        }
        SortedMap<String, String> versions = new TreeMap<>();
        selected.properties()
                .forEach(each -> versions.put(each.getKey(), each.getValue().asText()));
        return Optional.of(versions);
    }

    Optional<Integer> tries() {
        JsonNode tries = json.path("expected").path("tries");
        return tries.isInt() ? Optional.of(tries.asInt()) : Optional.empty();
    }

    /** Lowest version first. */
    Map<String, List<Release>> packages() {
        Map<String, List<Release>> packages = new LinkedHashMap<>();
        json.path("packages").properties().forEach(of -> {
            List<Release> releases = new ArrayList<>();
            of.getValue()
                    .properties()
                    .forEach(version -> releases.add(new Release(of.getKey(), version.getKey(), version.getValue())));
            packages.put(of.getKey(), releases);
        });
        return packages;
    }

    /** Every marker in the case. */
    SortedSet<String> markers() {
        SortedSet<String> markers = new TreeSet<>();
        json.findValues("marker").forEach(marker -> markers.add(marker.asText()));
        return markers;
    }

    /** Every version of Python a requirement names. */
    SortedSet<String> pythons() {
        SortedSet<String> pythons = new TreeSet<>();
        json.findValues("requires_python").forEach(specifiers -> {
            for (String each : specifiers.asText().split(",")) {
                pythons.add(each.replaceFirst("^\\s*[=!<>~]+\\s*", "").strip());
            }
        });
        return pythons;
    }

    private static List<Wanted> wanted(JsonNode list) {
        List<Wanted> wanted = new ArrayList<>();
        list.forEach(each -> wanted.add(new Wanted(
                each.path("pkg").asText(),
                each.path("spec").asText(),
                texts(each.path("allowed")),
                text(each, "marker"),
                texts(each.path("extras")))));
        return wanted;
    }

    private static Optional<String> text(JsonNode of, String key) {
        JsonNode value = of.path(key);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}

package org.collectivemind.resolver.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The packages of a Debian archive, their versions ranked from 0, and every relation evaluated: a virtual package is the
 * alternatives that provide it. Read from one JSON object a line: {@code name, version, deps, conflicts, provides}, a relation
 * being {@code [name, operator, version]}.
 */
public final class DebianArchive {
    /** In order of name. */
    public final List<Package> packages = new ArrayList<>();

    private final Map<String, Package> byName = new HashMap<>();
    private final Map<String, List<Provided>> provided = new HashMap<>();
    private final Map<Relation, Map<Package, BitSet>> evaluated = new HashMap<>();

    /** A package; {@code releases} by rank. */
    public record Package(int index, String name, List<Release> releases) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return index;
        }
    }

    /** Everything of {@code needs}, of each one of the matches, best first; nothing of {@code conflicts}. */
    public record Release(DebianVersion version, List<List<Match>> needs, List<Match> conflicts) {}

    /** Some versions of a package. */
    public record Match(Package of, BitSet ranks) {}

    private record Relation(
            String name,
            @Nullable String operator,
            @Nullable String version) {}

    private record Provided(Package by, int rank, @Nullable String version) {}

    private record Paragraph(
            String name,
            DebianVersion version,
            List<List<Relation>> needs,
            List<Relation> conflicts,
            List<Relation> provides) {}

    private DebianArchive() {}

    public static DebianArchive read(Path compressedLines) throws IOException {
        SortedMap<String, List<Paragraph>> paragraphs = new TreeMap<>();
        ObjectReader json = new ObjectMapper().reader();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(compressedLines)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Paragraph paragraph = paragraph(json.readTree(line));
                paragraphs
                        .computeIfAbsent(paragraph.name(), key -> new ArrayList<>())
                        .add(paragraph);
            }
        }
        DebianArchive archive = new DebianArchive();
        archive.index(paragraphs);
        archive.evaluate(paragraphs);
        return archive;
    }

    private static Paragraph paragraph(JsonNode line) {
        List<List<Relation>> needs = new ArrayList<>();
        line.get("deps").forEach(alternatives -> needs.add(relations(alternatives)));
        return new Paragraph(
                line.get("name").textValue(),
                DebianVersion.parse(line.get("version").textValue()),
                needs,
                relations(line.get("conflicts")),
                relations(line.get("provides")));
    }

    private static List<Relation> relations(JsonNode array) {
        List<Relation> relations = new ArrayList<>();
        array.forEach(each -> relations.add(new Relation(
                each.get(0).textValue(), each.get(1).textValue(), each.get(2).textValue())));
        return relations;
    }

    private void index(SortedMap<String, List<Paragraph>> paragraphs) {
        paragraphs.forEach((name, versions) -> {
            versions.sort(Comparator.comparing(Paragraph::version));
            Package of = new Package(packages.size(), name, new ArrayList<>());
            packages.add(of);
            byName.put(name, of);
            for (int rank = 0; rank < versions.size(); rank++) {
                of.releases().add(new Release(versions.get(rank).version(), new ArrayList<>(), new ArrayList<>()));
                for (Relation relation : versions.get(rank).provides()) {
                    provided.computeIfAbsent(relation.name(), key -> new ArrayList<>())
                            .add(new Provided(of, rank, relation.version()));
                }
            }
        });
    }

    private void evaluate(SortedMap<String, List<Paragraph>> paragraphs) {
        for (Package of : packages) {
            for (int rank = 0; rank < of.releases().size(); rank++) {
                Paragraph paragraph = paragraphs.get(of.name()).get(rank);
                Release release = of.releases().get(rank);
                for (List<Relation> alternatives : paragraph.needs()) {
                    List<Match> matches = union(alternatives);
                    int self = rank;
                    if (matches.stream()
                            .noneMatch(
                                    match -> match.of() == of && match.ranks().get(self))) {
                        release.needs().add(matches);
                    }
                }
                union(paragraph.conflicts()).stream()
                        .filter(match -> match.of() != of)
                        .forEach(release.conflicts()::add);
            }
        }
    }

    private List<Match> union(List<Relation> relations) {
        Map<Package, BitSet> union = new LinkedHashMap<>();
        for (Relation relation : relations) {
            evaluated
                    .computeIfAbsent(relation, this::matches)
                    .forEach((of, ranks) ->
                            union.computeIfAbsent(of, key -> new BitSet()).or(ranks));
        }
        List<Match> matches = new ArrayList<>();
        union.forEach((of, ranks) -> matches.add(new Match(of, ranks)));
        return matches;
    }

    private Map<Package, BitSet> matches(Relation relation) {
        Map<Package, BitSet> matches = new LinkedHashMap<>();
        Package named = byName.get(relation.name());
        for (int rank = 0; named != null && rank < named.releases().size(); rank++) {
            if (holds(named.releases().get(rank).version(), relation)) {
                matches.computeIfAbsent(named, key -> new BitSet()).set(rank);
            }
        }
        for (Provided provider : provided.getOrDefault(relation.name(), List.of())) {
            String version = provider.version();
            if (relation.operator() == null || version != null && holds(DebianVersion.parse(version), relation)) {
                matches.computeIfAbsent(provider.by(), key -> new BitSet()).set(provider.rank());
            }
        }
        return matches;
    }

    private static boolean holds(DebianVersion version, Relation relation) {
        String operator = relation.operator();
        String bound = relation.version();
        if (operator == null || bound == null) {
            return true;
        }
        int order = version.compareTo(DebianVersion.parse(bound));
        return switch (operator) {
            case "<<" -> order < 0;
            case "<=" -> order <= 0;
            case "=" -> order == 0;
            case ">=" -> order >= 0;
            case ">>" -> order > 0;
            default -> throw new IllegalArgumentException("no Debian operator: " + operator);
        };
    }

    public Package named(String name) {
        Package known = byName.get(name);
        if (known == null) {
            throw new IllegalArgumentException("no package of the archive: " + name);
        }
        return known;
    }
}

package org.collectivemind.resolver.solve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A universe of plain integers, for tests and benchmarks of the search itself. It is read from text, one fact a line: {@code p id
 * name}, {@code v id version}, {@code d id version dep lo-hi,lo-hi}, {@code u id version q:intervals|q:intervals} (one of these,
 * the first liked best), {@code c id version q intervals} (if q is taken, then one of these; {@code -} for never), {@code n
 * q:intervals|q:intervals} (not all of these together; told only when broken), {@code r dep intervals} (asked by the root).
 * Intervals include both ends. Immutable once read; may be solved any number of times.
 */
public final class IntegerUniverse {
    final List<Package> packages = new ArrayList<>();
    final List<Root> roots = new ArrayList<>();
    final List<List<Root>> nogoods = new ArrayList<>();
    private final Map<Integer, Package> byNumber = new HashMap<>();
    private final Map<String, Package> proxies = new HashMap<>();
    private final Map<Choices, Choices> interned = new HashMap<>();

    /** A package; its candidates are its versions in rising order, or the alternatives of a dependency, the best last. */
    static final class Package {
        final int index;
        final int number;
        final boolean isProxy;
        int[] versions = new int[0];
        final List<Edge> edges = new ArrayList<>();
        /** By candidate, what it depends on. */
        List<List<Edge>> candidates = List.of();

        Package(int index, int number, boolean isProxy) {
            this.index = index;
            this.number = number;
            this.isProxy = isProxy;
        }
    }

    /** All candidates of a package with one and the same dependency. */
    static final class Edge {
        final Package to;
        final Choices forbidden;
        Choices from;

        Edge(Package to, Choices forbidden, Choices from) {
            this.to = to;
            this.forbidden = forbidden;
            this.from = from;
        }
    }

    /** A package and what must not happen to it; of a nogood, what must not happen to all its packages together. */
    record Root(Package to, Choices forbidden) {}

    private record Fact(char kind, Package of, int version, String rest) {}

    private IntegerUniverse() {}

    /** Reads the text described above. */
    public static IntegerUniverse read(Reader text) throws IOException {
        BufferedReader lines = new BufferedReader(text);
        Builder builder = new Builder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            builder.line(line);
        }
        return builder.build();
    }

    /** The same of text that is written. */
    static IntegerUniverse of(Consumer<PrintWriter> text) {
        StringWriter written = new StringWriter();
        text.accept(new PrintWriter(written, true));
        try {
            return read(new StringReader(written.toString()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class Builder {
        private final IntegerUniverse universe = new IntegerUniverse();
        private final List<Fact> facts = new ArrayList<>();
        private final Map<Package, List<Integer>> versions = new HashMap<>();

        void line(String line) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "p" -> universe.named(Integer.parseInt(words[1]));
                case "v" ->
                    versions.computeIfAbsent(universe.named(Integer.parseInt(words[1])), key -> new ArrayList<>())
                            .add(Integer.parseInt(words[2]));
                case "d", "u", "c" ->
                    facts.add(new Fact(
                            words[0].charAt(0),
                            universe.named(Integer.parseInt(words[1])),
                            Integer.parseInt(words[2]),
                            words[3]));
                case "n" -> facts.add(new Fact('n', universe.named(0), 0, words[1]));
                case "r" ->
                    facts.add(new Fact('r', universe.named(Integer.parseInt(words[1])), 0, words[1] + " " + words[2]));
                default -> throw new IllegalArgumentException("not a fact: " + line);
            }
        }

        IntegerUniverse build() {
            for (Package each : universe.packages) {
                List<Integer> known = versions.getOrDefault(each, List.of());
                each.versions =
                        known.stream().mapToInt(i -> i).sorted().distinct().toArray();
                each.candidates = new ArrayList<>();
                for (int i = 0; i < each.versions.length; i++) {
                    each.candidates.add(new ArrayList<>());
                }
            }
            Map<List<Object>, Edge> edges = new HashMap<>();
            facts.forEach(fact -> universe.add(fact, edges));
            return universe;
        }
    }

    private Package named(int number) {
        return byNumber.computeIfAbsent(number, key -> added(new Package(packages.size(), number, false)));
    }

    private Package added(Package added) {
        packages.add(added);
        return added;
    }

    private void add(Fact fact, Map<List<Object>, Edge> edges) {
        if (fact.kind() == 'u') {
            add(fact.of(), position(fact), proxy(fact.rest(), edges), Choices.none(0), edges);
            return;
        }
        if (fact.kind() == 'n') {
            nogoods.add(nogood(fact.rest()));
            return;
        }
        String[] words = fact.rest().split(" ");
        Package to = named(Integer.parseInt(words[0]));
        Choices accepted = accepted(to, words[1]);
        Choices forbidden = accepted.complement();
        if (fact.kind() == 'r') {
            roots.add(new Root(to, interned(forbidden)));
        } else {
            Choices never = fact.kind() == 'c' ? forbidden.minus(out(to)) : forbidden;
            add(fact.of(), position(fact), to, never, edges);
        }
    }

    private List<Root> nogood(String text) {
        List<Root> terms = new ArrayList<>();
        for (String each : text.split("\\|")) {
            String[] words = each.split(":");
            Package to = named(Integer.parseInt(words[0]));
            terms.add(new Root(to, accepted(to, words[1])));
        }
        return terms;
    }

    private static int position(Fact fact) {
        return Arrays.binarySearch(fact.of().versions, fact.version());
    }

    private void add(Package of, int position, Package to, Choices stated, Map<List<Object>, Edge> edges) {
        int size = of.isProxy ? of.candidates.size() : of.versions.length;
        Choices forbidden = interned(to.isProxy ? out(to) : stated);
        Choices self = interned(Choices.only(size, position));
        Edge edge = edges.computeIfAbsent(List.of(of, to, forbidden), key -> {
            Edge made = new Edge(to, forbidden, self);
            of.edges.add(made);
            return made;
        });
        edge.from = interned(edge.from.or(self));
        of.candidates.get(position).add(edge);
    }

    /** Equal alternatives are one package. */
    private Package proxy(String alternatives, Map<List<Object>, Edge> edges) {
        Package known = proxies.get(alternatives);
        if (known == null) {
            String[] each = alternatives.split("\\|");
            known = added(new Package(packages.size(), -1, true));
            known.candidates = new ArrayList<>();
            for (int i = 0; i < each.length; i++) {
                known.candidates.add(new ArrayList<>());
            }
            for (int i = 0; i < each.length; i++) {
                String[] words = each[i].split(":");
                Package to = named(Integer.parseInt(words[0]));
                add(known, each.length - 1 - i, to, accepted(to, words[1]).complement(), edges);
            }
            proxies.put(alternatives, known);
        }
        return known;
    }

    private static Choices out(Package of) {
        return Choices.where(of.candidates.size(), position -> true).complement();
    }

    private static Choices accepted(Package to, String intervals) {
        Choices accepted = Choices.none(to.versions.length);
        for (String interval : intervals.equals("-") ? new String[0] : intervals.split(",")) {
            int dash = interval.indexOf('-');
            long low = Long.parseLong(interval.substring(0, dash));
            long high = Long.parseLong(interval.substring(dash + 1));
            accepted = accepted.or(Choices.where(
                    to.versions.length, position -> low <= to.versions[position] && to.versions[position] <= high));
        }
        return accepted;
    }

    private Choices interned(Choices choices) {
        return interned.computeIfAbsent(choices, key -> key);
    }

    /** How many packages there are. */
    public int size() {
        return packages.size();
    }

    /** A fresh question: what the text's roots ask for. */
    public IntegerProblem problem() {
        return new IntegerProblem(roots, nogoods);
    }

    /** A fresh question: one version of a package. */
    public IntegerProblem problem(int number, int version) {
        Package of = named(number);
        int position = Arrays.binarySearch(of.versions, version);
        return new IntegerProblem(
                List.of(new Root(of, Choices.only(of.versions.length, position).complement())), nogoods);
    }

    /** A fresh question: any version of each of these packages. */
    public IntegerProblem problem(int... numbers) {
        List<Root> asked = new ArrayList<>();
        for (int number : numbers) {
            asked.add(new Root(named(number), out(named(number))));
        }
        return new IntegerProblem(asked, nogoods);
    }

    /** Solves a question: the version of each package, or empty where there is no solution. */
    public static Optional<SortedMap<Integer, Integer>> solve(IntegerProblem problem) {
        Solver solver = new Solver(problem);
        return solver.succeeds() ? Optional.of(problem.solution(solver.assignment())) : Optional.empty();
    }

    /** Whether a solution holds every fact; for tests. */
    public boolean accepts(SortedMap<Integer, Integer> solution) {
        for (Map.Entry<Integer, Integer> entry : new TreeMap<>(solution).entrySet()) {
            Package of = named(entry.getKey());
            int position = Arrays.binarySearch(of.versions, entry.getValue());
            if (position < 0 || !of.candidates.get(position).stream().allMatch(edge -> holds(edge, solution))) {
                return false;
            }
        }
        return nogoods.stream().allMatch(nogood -> nogood.stream().anyMatch(term -> holds(term, solution)))
                && roots.stream().allMatch(root -> holds(root, solution));
    }

    private static boolean holds(Root root, SortedMap<Integer, Integer> solution) {
        return holds(new Edge(root.to(), root.forbidden(), root.forbidden()), solution);
    }

    private static boolean holds(Edge edge, SortedMap<Integer, Integer> solution) {
        if (edge.to.isProxy) {
            return edge.to.edges.stream().anyMatch(alternative -> holds(alternative, solution));
        }
        Integer version = solution.get(edge.to.number);
        return version == null
                ? !edge.forbidden.mayStayOut()
                : !edge.forbidden.contains(Arrays.binarySearch(edge.to.versions, version));
    }
}

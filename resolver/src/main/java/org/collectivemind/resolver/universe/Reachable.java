package org.collectivemind.resolver.universe;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.solve.Problem.Assignment;

/** What the project reaches in a complete assignment; the search may have taken more on the way. */
public final class Reachable {
    private final Metadata metadata;
    private final Nodes nodes;
    private final Alternatives alternatives;
    private final Assignment assignment;
    private final BitSet ids = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final SortedMap<PackageSlot, Reached> packages = new TreeMap<>();

    /** One package that is reached. Mutable while the walk lasts. */
    public static final class Reached {
        private final Candidates candidates;
        private final int position;
        private final SortedSet<PackageSlot> edges = new TreeSet<>();
        private final SortedSet<FeatureName> features = new TreeSet<>();
        private final SortedSet<FeatureName> missing = new TreeSet<>();
        private final SortedSet<AttributeKey> wished = new TreeSet<>();

        private Reached(Candidates candidates, int position) {
            this.candidates = candidates;
            this.position = position;
        }

        public Candidates candidates() {
            return candidates;
        }

        /** Of the candidate that was taken. */
        public int position() {
            return position;
        }

        /** Where its dependencies, and those of its features, lead. */
        public SortedSet<PackageSlot> edges() {
            return Collections.unmodifiableSortedSet(edges);
        }

        /** What somebody asks of it, and the candidate has. */
        public SortedSet<FeatureName> features() {
            return Collections.unmodifiableSortedSet(features);
        }

        /** What somebody asks of it, and the candidate does not have. */
        public SortedSet<FeatureName> missing() {
            return Collections.unmodifiableSortedSet(missing);
        }

        /** Keys somebody wishes of it. */
        SortedSet<AttributeKey> wished() {
            return wished;
        }
    }

    Reachable(Metadata metadata, Nodes nodes, Alternatives alternatives, Assignment assignment) {
        this.metadata = metadata;
        this.nodes = nodes;
        this.alternatives = alternatives;
        this.assignment = assignment;
        open(Problem.ROOT);
        while (!open.isEmpty()) {
            follow(open.poll());
        }
    }

    public SortedMap<PackageSlot, Reached> packages() {
        return Collections.unmodifiableSortedMap(packages);
    }

    /** Every node that is reached; not those that only hold a candidate. */
    BitSet ids() {
        return ids;
    }

    private void open(int id) {
        if (!ids.get(id)) {
            ids.set(id);
            open.add(id);
        }
    }

    private void follow(int id) {
        Node node = nodes.get(id);
        Place place = nodes.placeOf(id);
        if (node instanceof Node.Alternatives choice) {
            Option option = choice.options().get(assignment.choices(id).lowest());
            lead(node, option.dependency(), Optional.empty());
        } else if (place == null) {
            metadata.roots().forEach(root -> lead(node, root, Optional.empty()));
        } else {
            Reached from = reached(place);
            for (Dependency dependency : node.needs(place.published().load(from.position()))) {
                lead(node, dependency, Optional.of(from));
            }
        }
    }

    private Reached reached(Place place) {
        return packages.computeIfAbsent(
                place.slot(),
                slot -> new Reached(
                        place.candidates(), assignment.choices(place.holder()).lowest()));
    }

    private void lead(Node parent, Dependency dependency, Optional<Reached> from) {
        if (dependency instanceof PackageDependency one) {
            if (!parent.without().contains(one.name())) {
                lead(parent, one, from);
            }
            return;
        }
        alternatives.known(dependency, parent.without()).ifPresent(id -> {
            Option option = ((Node.Alternatives) nodes.get(id))
                    .options()
                    .get(assignment.choices(id).lowest());
            from.ifPresent(reached -> reached.edges.add(option.dependency().slot()));
            open(id);
        });
    }

    private void lead(Node parent, PackageDependency dependency, Optional<Reached> from) {
        from.ifPresent(reached -> reached.edges.add(dependency.slot()));
        Place place = nodes.place(dependency.slot());
        Reached child = reached(place);
        child.wished.addAll(dependency.select().values().keySet());
        for (FeatureName feature : dependency.features()) {
            boolean has = place.published().load(child.position()).features().containsKey(feature);
            (has ? child.features : child.missing).add(feature);
        }
        SortedSet<PackageName> without = Ways.without(parent.without(), dependency);
        open(place.way(without));
        dependency.features().forEach(feature -> open(place.feature(feature, without)));
    }
}

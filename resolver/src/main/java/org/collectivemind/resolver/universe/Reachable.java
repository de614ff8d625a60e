package org.collectivemind.resolver.universe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.solve.Problem.Assignment;
import org.jspecify.annotations.Nullable;

/**
 * What the project reaches in a complete assignment; the search may have taken more on the way. A lean walk takes of alternatives
 * what others need anyway, where the search had decided before it knew; what it reaches is a part of what the search took.
 */
public final class Reachable {
    private final Nodes nodes;
    private final Alternatives alternatives;
    private final Assignment assignment;
    private final boolean lean;
    private final BitSet ids = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Map<Place, Reached> packages = new HashMap<>();
    /** Alternatives that are reached and wait for their option, and who depends on them. */
    private final Map<Integer, List<Reached>> waiting = new LinkedHashMap<>();

    private final Map<Integer, Option> taken = new HashMap<>();

    Reachable(Metadata metadata, Nodes nodes, Alternatives alternatives, Assignment assignment, boolean lean) {
        this.nodes = nodes;
        this.alternatives = alternatives;
        this.assignment = assignment;
        this.lean = lean;
        Node project = nodes.get(Problem.ROOT);
        metadata.roots().forEach(root -> lead(project, root, null));
        while (!open.isEmpty() || !waiting.isEmpty()) {
            if (open.isEmpty()) {
                choose();
            } else {
                follow(open.poll());
            }
        }
    }

    public SortedMap<PackageSlot, Reached> packages() {
        SortedMap<PackageSlot, Reached> sorted = new TreeMap<>();
        packages.forEach((place, reached) -> sorted.put(place.slot(), reached));
        return sorted;
    }

    /** The same, in no order. */
    Map<Place, Reached> places() {
        return packages;
    }

    /** Every node that is reached, but the project; not those that only hold a candidate. */
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
        if (place == null) {
            lead(node, taken.get(id).dependency(), null);
            return;
        }
        Reached from = reached(place);
        for (Dependency dependency : node.needs(place.published().load(from.position()))) {
            lead(node, dependency, from);
        }
    }

    private Reached reached(Place place) {
        Reached known = packages.get(place);
        if (known == null) {
            known = new Reached(place.candidates(), assignment.lowest(place.holder()));
            packages.put(place, known);
        }
        return known;
    }

    private void lead(Node parent, Dependency dependency, @Nullable Reached from) {
        if (!(dependency instanceof PackageDependency one)) {
            alternatives.known(dependency, parent.without()).ifPresent(id -> alternatives(id, from));
        } else if (!parent.without().contains(one.name())) {
            Place place = nodes.place(one.slot());
            SortedSet<PackageName> without = Ways.without(parent.without(), one);
            if (from != null) {
                from.leadsTo(place.slot());
            }
            Reached child = reached(place);
            child.isWished(one.select());
            open(place.way(without));
            for (FeatureName feature : one.features()) {
                child.isAskedFor(feature, place.published().load(child.position()));
                open(place.feature(feature, without));
            }
        }
    }

    private void alternatives(int id, @Nullable Reached from) {
        Option known = taken.get(id);
        if (known == null) {
            List<Reached> parents = waiting.computeIfAbsent(id, key -> new ArrayList<>());
            if (from != null) {
                parents.add(from);
            }
        } else if (from != null) {
            from.leadsTo(known.dependency().slot());
        }
    }

    /** Takes an option: one that is reached anyway, of whatever alternatives have one, else what the search decided. */
    private void choose() {
        for (int id : waiting.keySet()) {
            Node.Alternatives node = (Node.Alternatives) nodes.get(id);
            for (Option option : node.options()) {
                if (lean && isReached(node, option)) {
                    take(id, option);
                    return;
                }
            }
        }
        int id = waiting.keySet().iterator().next();
        take(id, ((Node.Alternatives) nodes.get(id)).options().get(assignment.lowest(id)));
    }

    private boolean isReached(Node.Alternatives node, Option option) {
        PackageDependency dependency = option.dependency();
        Place place = nodes.known(dependency.slot());
        Reached reached = place == null ? null : packages.get(place);
        if (place == null || reached == null) {
            return false;
        }
        SortedSet<PackageName> without = Ways.without(node.without(), dependency);
        return isReached(place.way(without))
                && dependency.features().stream().allMatch(feature -> isReached(place.feature(feature, without)))
                && place.published().accepted().by(option).choices().contains(reached.position());
    }

    private boolean isReached(int id) {
        return id != Place.NONE && ids.get(id);
    }

    private void take(int id, Option option) {
        taken.put(id, option);
        waiting.remove(id)
                .forEach(reached -> reached.leadsTo(option.dependency().slot()));
        open(id);
    }
}

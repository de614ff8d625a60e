package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;

/**
 * Brings places into sight, and the ways and features through which they are reached. A second way to a place brings in what both
 * ways share. Mutable.
 */
final class Ways {
    /** That a node of one candidate is taken; the complement is that it is not. */
    static final Choices TAKEN = Choices.only(1, 0);

    static final Choices NOT_TAKEN = TAKEN.complement();
    private final Nodes nodes;
    private final Neighbours neighbours;

    Ways(Nodes nodes, Neighbours neighbours) {
        this.nodes = nodes;
        this.neighbours = neighbours;
    }

    /** What is excluded from the package on that a dependency of the parent leads to. */
    static SortedSet<PackageName> without(SortedSet<PackageName> parent, PackageDependency dependency) {
        if (dependency.exclusions().isEmpty()) {
            return parent;
        } else if (parent.isEmpty()) {
            return dependency.exclusions();
        }
        SortedSet<PackageName> both = new TreeSet<>(parent);
        both.addAll(dependency.exclusions());
        return Collections.unmodifiableSortedSet(both);
    }

    /** What must not happen to a node for a dependency to be satisfied. */
    record Goal(int id, Choices missed) {}

    /** All of these together satisfy the dependency; what is new comes into sight. */
    List<Goal> goals(
            Place place,
            PackageDependency dependency,
            SortedSet<PackageName> parent,
            Accepted.Answer answer,
            List<Incompatibility> rules) {
        SortedSet<PackageName> without = without(parent, dependency);
        int way = way(place, without, rules);
        if (way == place.first() && dependency.features().isEmpty()) {
            return List.of(new Goal(way, answer.refused()));
        }
        List<Goal> goals = new ArrayList<>();
        if (way != place.first()) {
            goals.add(new Goal(way, NOT_TAKEN));
        }
        goals.add(new Goal(nodes.holder(way), answer.refused()));
        for (FeatureName feature : dependency.features()) {
            goals.add(new Goal(feature(place, feature, without, rules), NOT_TAKEN));
        }
        return goals;
    }

    /** The id of the way; the rules that tie a new one to the place's others are added. */
    private int way(Place place, SortedSet<PackageName> without, List<Incompatibility> rules) {
        int known = place.way(without);
        if (known != Place.NONE) {
            return known;
        }
        if (place.first() == Place.NONE) {
            int first = nodes.addFirst(place, without);
            neighbours.sighted(place, rules);
            return first;
        }
        if (place.shared() == Place.NONE) {
            nodes.addShared(place);
            tie(place, rules);
            neighbours.sighted(place, rules);
        }
        int id = nodes.addLater(place, without);
        rules.add(partOf(id, place, place.shared()));
        return id;
    }

    /** The id of the feature on a way that is in sight; the rule that ties a new one to it is added. */
    private int feature(Place place, FeatureName feature, SortedSet<PackageName> without, List<Incompatibility> rules) {
        int known = place.feature(feature, without);
        if (known != Place.NONE) {
            return known;
        }
        int way = place.way(without);
        int id = nodes.addFeature(place, feature, without, nodes.holder(way));
        rules.add(partOf(id, place, way));
        return id;
    }

    private Incompatibility partOf(int id, Place place, int whole) {
        return Incompatibility.of(
                new Reasons.Same(place.slot()),
                List.of(new Term(id, TAKEN), new Term(whole, out(nodes.candidates(whole)))));
    }

    /** That a node is taken, with whatever candidate. */
    static Choices taken(int candidates) {
        return Choices.where(candidates, position -> true);
    }

    private static Choices out(int candidates) {
        return taken(candidates).complement();
    }

    /** The first way and what all ways share have the same candidate. */
    private static void tie(Place place, List<Incompatibility> rules) {
        Reasons reason = new Reasons.Same(place.slot());
        int first = place.first();
        int shared = place.shared();
        int size = place.candidates().size();
        Choices out = out(size);
        rules.add(Incompatibility.of(reason, List.of(new Term(first, out.complement()), new Term(shared, out))));
        for (int position = 0; position < size; position++) {
            Choices only = Choices.only(size, position);
            Choices others = only.complement();
            rules.add(Incompatibility.of(reason, List.of(new Term(first, only), new Term(shared, others))));
            rules.add(Incompatibility.of(reason, List.of(new Term(first, others.minus(out)), new Term(shared, only))));
        }
    }
}

package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;

/**
 * Conflicts and bounds: "not (p in C and q in A)", stated for every place of q, now or when it comes into sight; q is never
 * brought in by them. A package says nothing of itself. Mutable.
 */
final class Bounds {
    private final Nodes nodes;
    private final Map<PackageName, List<Bound>> about = new HashMap<>();
    /** Candidates whose bounds were told, by id. */
    private final Map<Integer, BitSet> told = new HashMap<>();

    private record Saying(PackageMatch match, boolean forbids) {}

    private record Bound(int id, Choices from, Saying saying) {}

    Bounds(Nodes nodes) {
        this.nodes = nodes;
    }

    void tell(Place place, int id, List<Incompatibility> rules) {
        Published published = place.published();
        if (!published.saysOfOthers()) {
            return;
        }
        BitSet done = told.computeIfAbsent(id, key -> new BitSet());
        Map<Saying, Choices> sayings = new LinkedHashMap<>();
        for (int position = published.size() - 1; position >= 0; position--) {
            Relations relations = published.loaded(position);
            if (relations != null && !done.get(position)) {
                done.set(position);
                Choices self = Choices.only(published.size(), position);
                relations.conflicts().forEach(match -> sayings.merge(new Saying(match, true), self, Choices::or));
                relations.constrains().forEach(match -> sayings.merge(new Saying(match, false), self, Choices::or));
            }
        }
        sayings.forEach((saying, from) -> {
            PackageName name = saying.match().name();
            if (!name.equals(place.slot().name())) {
                Bound bound = new Bound(id, from, saying);
                about.computeIfAbsent(name, key -> new ArrayList<>()).add(bound);
                nodes.places(name).forEach(other -> state(bound, other, rules));
            }
        });
    }

    void sighted(Place place, List<Incompatibility> rules) {
        for (Bound bound : about.getOrDefault(place.slot().name(), List.of())) {
            state(bound, place, rules);
        }
    }

    private static void state(Bound bound, Place place, List<Incompatibility> rules) {
        PackageMatch match = bound.saying().match();
        int other = place.holder();
        Choices matching = place.published().accepted().by(match).choices();
        Choices never = bound.saying().forbids()
                ? matching
                : Ways.taken(place.candidates().size()).minus(matching);
        if (!never.isEmpty()) {
            Reasons reason = bound.saying().forbids()
                    ? new Reasons.Conflicts(bound.id(), bound.from(), other, match)
                    : new Reasons.Constrains(bound.id(), bound.from(), other, match);
            rules.add(Incompatibility.of(reason, List.of(new Term(bound.id(), bound.from()), new Term(other, never))));
        }
    }
}

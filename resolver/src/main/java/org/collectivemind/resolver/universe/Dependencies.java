package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageDependency.Strength;
import org.collectivemind.format.release.Relations;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem;

/**
 * Tells what candidates depend on, for all whose relations were loaded by then, equal dependencies merged: "not (this way is taken
 * and its package is in C and the other is not in A)". Mutable.
 */
final class Dependencies {
    private final Metadata metadata;
    private final Nodes nodes;
    private final Ways ways;
    private final Alternatives alternatives;
    /** Candidates whose dependencies were told, by the id that carries them. */
    private final Map<Integer, BitSet> told = new HashMap<>();

    Dependencies(Metadata metadata, Nodes nodes, Ways ways, Alternatives alternatives) {
        this.metadata = metadata;
        this.nodes = nodes;
        this.ways = ways;
        this.alternatives = alternatives;
    }

    /** An edge of the graph of rules: what must happen to another node. */
    private record Edge(int child, Choices accepts, Strength strength) {}

    /** What candidates have in common: who has the edge, and one of the dependencies it stands for. */
    private record Merged(Choices from, Dependency dependency) {}

    void project(List<Incompatibility> rules) {
        Telling telling = new Telling(Problem.ROOT, rules);
        metadata.expect(metadata.roots(), Set.of());
        metadata.roots().forEach(root -> telling.add(root, Choices.only(1, 0)));
        telling.end();
    }

    /** Tells of a way or a feature. */
    void tell(int id, List<Incompatibility> rules) {
        Place place = nodes.placeOf(id);
        Node node = nodes.get(id);
        BitSet done = told.computeIfAbsent(id, key -> new BitSet());
        Telling telling = new Telling(id, rules);
        Published published = place.published();
        for (int position = published.size() - 1; position >= 0; position--) {
            Relations relations = published.loaded(position);
            if (relations != null && !done.get(position)) {
                done.set(position);
                Choices self = Choices.only(published.size(), position);
                metadata.expect(node.needs(relations), node.without());
                for (Dependency dependency : node.needs(relations)) {
                    telling.add(dependency, self);
                }
            }
        }
        telling.end();
    }

    /** The rules of one way or feature in the making. */
    private final class Telling {
        private final int id;
        private final int holder;
        private final Node node;
        private final Optional<FeatureName> feature;
        private final List<Incompatibility> rules;
        private final Map<Edge, Merged> edges = new LinkedHashMap<>();

        Telling(int id, List<Incompatibility> rules) {
            this.id = id;
            this.holder = nodes.holder(id);
            this.node = nodes.get(id);
            this.feature = node instanceof Node.Feature part ? Optional.of(part.feature()) : Optional.empty();
            this.rules = rules;
        }

        void add(Dependency dependency, Choices self) {
            if (!(dependency instanceof PackageDependency one)) {
                alternatives
                        .id(dependency, node.without(), rules)
                        .ifPresent(choice -> merge(
                                new Edge(choice, Ways.taken(nodes.candidates(choice)), Strength.HARD),
                                self,
                                dependency));
            } else if (!node.without().contains(one.name())) {
                Place place = nodes.place(one.slot());
                Choices accepted = place.published().accepted().by(one).choices();
                for (Ways.Goal goal : ways.goals(place, one, node.without(), accepted, rules)) {
                    merge(new Edge(goal.id(), goal.choices(), one.strength()), self, one);
                }
            }
        }

        private void merge(Edge edge, Choices self, Dependency dependency) {
            edges.merge(
                    edge,
                    new Merged(self, dependency),
                    (old, more) -> new Merged(old.from().or(more.from()), old.dependency()));
        }

        void end() {
            edges.forEach((edge, merged) -> {
                List<Term> terms = new ArrayList<>(3);
                terms.add(new Term(holder, merged.from()));
                if (id != holder) {
                    terms.add(new Term(id, Ways.TAKEN));
                }
                terms.add(new Term(edge.child(), edge.accepts().complement()));
                rules.add(Incompatibility.of(reason(edge, merged), terms));
            });
        }

        private Reasons reason(Edge edge, Merged merged) {
            if (!(merged.dependency() instanceof PackageDependency one)) {
                return new Reasons.DependsOnAny(
                        holder,
                        merged.from(),
                        feature,
                        merged.dependency(),
                        ((Node.Alternatives) nodes.get(edge.child())).options());
            }
            Place place = nodes.place(one.slot());
            if (id == Problem.ROOT) {
                place.demand().askedByProject();
            }
            return new Reasons.Depends(
                    holder,
                    merged.from(),
                    feature,
                    one,
                    place.published().accepted().by(one).nothing());
        }
    }
}

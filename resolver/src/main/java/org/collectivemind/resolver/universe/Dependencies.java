package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
import org.jspecify.annotations.Nullable;

/**
 * Tells what candidates depend on, for all whose relations were loaded by then, equal dependencies merged: "not (this way is taken
 * and its package is in C and the other is not in A)". Mutable.
 */
final class Dependencies {
    private final Metadata metadata;
    private final Nodes nodes;
    private final Ways ways;
    private final Alternatives alternatives;
    /** Candidates whose dependencies were told, by the id that carries them; null where none was. */
    private @Nullable BitSet[] told = new BitSet[64];

    Dependencies(Metadata metadata, Nodes nodes, Ways ways, Alternatives alternatives) {
        this.metadata = metadata;
        this.nodes = nodes;
        this.ways = ways;
        this.alternatives = alternatives;
    }

    /** An edge of the graph of rules: what must not happen to another node. */
    private record Edge(int child, Choices missed, Strength strength) {}

    /** What candidates have in common: who has the edge, and one of the dependencies it stands for. */
    private record Merged(Choices from, Dependency dependency) {}

    void project(List<Incompatibility> rules) {
        Telling telling = new Telling(Problem.ROOT, rules);
        metadata.expect(metadata.roots(), Set.of());
        for (Dependency root : metadata.roots()) {
            telling.add(root, Ways.TAKEN);
            if (root instanceof PackageDependency one) {
                nodes.place(one.slot()).demand().askedByProject();
            }
        }
        telling.end();
    }

    /** Tells of a way or a feature. */
    void tell(int id, Place place, List<Incompatibility> rules) {
        BitSet open = untold(id, place.published());
        Node node = nodes.get(id);
        Telling telling = new Telling(id, rules);
        for (int position = open.length() - 1; position >= 0; position = open.previousSetBit(position - 1)) {
            Relations relations = place.published().load(position);
            Choices self = Choices.only(place.published().size(), position);
            List<Dependency> needs = node.needs(relations);
            metadata.expect(needs, node.without());
            for (Dependency need : needs) {
                telling.add(need, self);
            }
        }
        telling.end();
    }

    /** Candidates that are loaded and were not told of the id; now they are. */
    private BitSet untold(int id, Published published) {
        if (id >= told.length) {
            told = Arrays.copyOf(told, 2 * id);
        }
        BitSet done = told[id];
        BitSet open = new BitSet(published.size());
        for (int position = 0; position < published.size(); position++) {
            if (published.loaded(position) != null && (done == null || !done.get(position))) {
                open.set(position);
            }
        }
        if (done == null) {
            told[id] = (BitSet) open.clone();
        } else {
            done.or(open);
        }
        return open;
    }

    /** The rules of one way or feature in the making. */
    private final class Telling {
        private final int id;
        private final int holder;
        private final Node node;
        private final List<Incompatibility> rules;
        private final Map<Edge, Merged> edges = new LinkedHashMap<>();

        Telling(int id, List<Incompatibility> rules) {
            this.id = id;
            this.holder = nodes.holder(id);
            this.node = nodes.get(id);
            this.rules = rules;
        }

        void add(Dependency dependency, Choices self) {
            if (!(dependency instanceof PackageDependency one)) {
                alternatives.id(dependency, node.without(), rules).ifPresent(choice -> {
                    Choices none = Ways.taken(nodes.candidates(choice)).complement();
                    merge(new Edge(choice, none, Strength.HARD), self, dependency);
                });
            } else if (!node.without().contains(one.name())) {
                Place place = nodes.place(one.slot());
                Accepted.Answer answer = place.published().accepted().by(one);
                for (Ways.Goal goal : ways.goals(place, one, node.without(), answer, rules)) {
                    merge(new Edge(goal.id(), goal.missed(), one.strength()), self, one);
                }
            }
        }

        private void merge(Edge edge, Choices self, Dependency dependency) {
            Merged known = edges.get(edge);
            edges.put(
                    edge,
                    known == null
                            ? new Merged(self, dependency)
                            : new Merged(known.from().or(self), known.dependency()));
        }

        void end() {
            edges.forEach((edge, merged) -> {
                List<Term> terms = new ArrayList<>(3);
                terms.add(new Term(holder, merged.from()));
                if (id != holder) {
                    terms.add(new Term(id, Ways.TAKEN));
                }
                terms.add(new Term(edge.child(), edge.missed()));
                rules.add(Incompatibility.of(reason(edge, merged), terms));
            });
        }

        private Reasons reason(Edge edge, Merged merged) {
            Optional<FeatureName> feature =
                    node instanceof Node.Feature part ? Optional.of(part.feature()) : Optional.empty();
            if (merged.dependency() instanceof PackageDependency one) {
                Accepted accepted = nodes.place(one.slot()).published().accepted();
                return new Reasons.Depends(
                        holder, merged.from(), feature, one, accepted.by(one).nothing());
            }
            List<Option> options = ((Node.Alternatives) nodes.get(edge.child())).options();
            return new Reasons.DependsOnAny(holder, merged.from(), feature, merged.dependency(), options);
        }
    }
}

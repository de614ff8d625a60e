package org.collectivemind.resolver.universe;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem.Assignment;

/**
 * Holds defaults. A candidate off the default of a fixed axis is valid only where a dependency of the project, or of something the
 * project reaches, wishes that axis. This "unless somebody" is no plain rule, for who may wish it is not known before everything
 * is loaded; so the search takes such candidates last, and a complete assignment is checked here.
 *
 * <p>The rule that refuses it is the loop formula of answer-set programming (Lin and Zhao, 2004), made for what is loaded. Let N
 * be the nodes reached. In a valid selection where the candidate is unusual, some node of N must have a candidate, or an option,
 * that wishes the axis, or leads out of N to somebody who may, or was not loaded yet. (Were there none, everything reached would
 * lie in N, and nobody in N wishes.) So "p is unusual, and no node of N has such a candidate" is forbidden, which the assignment
 * breaks, and which holds in every valid selection. Each refusal makes the search load a candidate or leave N, so it ends. What
 * several ways to a package and its features could do is asked of the candidate they share.
 */
final class Wishes {
    private final Metadata metadata;
    private final Nodes nodes;
    private final Alternatives alternatives;

    Wishes(Metadata metadata, Nodes nodes, Alternatives alternatives) {
        this.metadata = metadata;
        this.nodes = nodes;
        this.alternatives = alternatives;
    }

    /** What is reached, as lean as wishes allow; where there is no objection. */
    Reachable reachable(Assignment assignment) {
        Reachable lean = walk(assignment, true);
        return unwished(lean).isEmpty() ? lean : walk(assignment, false);
    }

    Optional<Incompatibility> objection(Assignment assignment) {
        if (!nodes.hasUnusual()) {
            return Optional.empty();
        }
        Reachable decided = walk(assignment, false);
        return unwished(decided).map(unwished -> new Refusal(unwished.place(), unwished.key(), decided.ids()).rule());
    }

    private Reachable walk(Assignment assignment, boolean lean) {
        return new Reachable(metadata, nodes, alternatives, assignment, lean);
    }

    /** A candidate off a default that nobody wishes. */
    private record Unwished(Place place, AttributeKey key) {}

    /** The first there is, in the order of places. */
    private Optional<Unwished> unwished(Reachable reachable) {
        if (!nodes.hasUnusual()) {
            return Optional.empty();
        }
        return reachable.places().entrySet().stream()
                .flatMap(entry -> unusual(entry.getValue())
                        .filter(key -> !entry.getValue().wished().contains(key))
                        .map(key -> new Unwished(entry.getKey(), key)))
                .min(Comparator.comparing(
                                (Unwished unwished) -> unwished.place().slot())
                        .thenComparing(Unwished::key));
    }

    private static Stream<AttributeKey> unusual(Reached reached) {
        return reached.candidates().get(reached.position()).unusual().stream();
    }

    /** The refusal of one unusual candidate. */
    private final class Refusal {
        private final Place unusual;
        private final AttributeKey key;
        private final BitSet inside;
        /** By the id that holds the choice: what may happen to it without bringing in the wish. */
        private final SortedMap<Integer, Choices> useless = new TreeMap<>();

        Refusal(Place unusual, AttributeKey key, BitSet inside) {
            this.unusual = unusual;
            this.key = key;
            this.inside = inside;
        }

        Incompatibility rule() {
            int holder = unusual.holder();
            Candidates candidates = unusual.candidates();
            useless.put(
                    holder,
                    Choices.where(
                            candidates.size(),
                            position -> candidates.get(position).unusual().contains(key)));
            inside.stream().forEach(this::survey);
            List<Term> terms = useless.entrySet().stream()
                    .map(entry -> new Term(entry.getKey(), entry.getValue()))
                    .toList();
            return Incompatibility.of(new Reasons.NotWished(holder, key), terms);
        }

        private void survey(int id) {
            Node node = nodes.get(id);
            Choices helpful =
                    Choices.where(nodes.candidates(nodes.holder(id)), candidate -> mayHelp(id, node, candidate));
            useless.merge(nodes.holder(id), helpful.complement(), Choices::and);
        }

        private boolean mayHelp(int id, Node node, int candidate) {
            if (node instanceof Node.Alternatives choice) {
                return leads(node, choice.options().get(candidate).dependency());
            }
            Relations relations = nodes.placeOf(id).published().loaded(candidate);
            return relations == null || node.needs(relations).stream().anyMatch(need -> leads(node, need));
        }

        /** Whether the dependency wishes, or leads out. */
        private boolean leads(Node node, Dependency dependency) {
            if (dependency instanceof PackageDependency one) {
                return !node.without().contains(one.name()) && (wishes(one) || isOutside(node, one));
            }
            return !alternatives.wasTold(dependency, node.without())
                    || alternatives
                            .known(dependency, node.without())
                            .filter(id -> !inside.get(id))
                            .isPresent();
        }

        private boolean wishes(PackageDependency dependency) {
            return dependency.slot().equals(unusual.slot())
                    && dependency.select().get(key).isPresent();
        }

        private boolean isOutside(Node node, PackageDependency dependency) {
            Place place = nodes.known(dependency.slot());
            SortedSet<PackageName> without = Ways.without(node.without(), dependency);
            if (place == null || !isInside(place.way(without))) {
                return true;
            }
            for (FeatureName feature : dependency.features()) {
                if (!isInside(place.feature(feature, without))) {
                    return true;
                }
            }
            return false;
        }

        private boolean isInside(int id) {
            return id != Place.NONE && inside.get(id);
        }
    }
}

package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.solve.Problem.Assignment;
import org.jspecify.annotations.Nullable;

/**
 * Holds defaults. A candidate off the default of a fixed axis is valid only where a dependency of the project, or of something the
 * project reaches, wishes that axis. This "unless somebody" is no plain rule, for who may wish it is not known before everything
 * is loaded; so the search takes such candidates last, and a complete assignment is checked here.
 *
 * <p>The rule that refuses it is the loop formula of answer-set programming (Lin and Zhao, 2004), made for what is loaded. Let N
 * be the nodes reached. In a valid selection where the candidate is unusual, some node of N must have a candidate that wishes the
 * axis, or leads out of N to somebody who may, or was not loaded yet. (Were there none, everything reached would lie in N, and
 * nobody in N wishes.) So "p is unusual, and no node of N has such a candidate" is forbidden, which the assignment breaks, and
 * which holds in every valid selection. Each refusal makes the search load a candidate or leave N, so it ends.
 */
final class Wishes {
    private final Metadata metadata;
    private final Nodes nodes;

    Wishes(Metadata metadata, Nodes nodes) {
        this.metadata = metadata;
        this.nodes = nodes;
    }

    Optional<Incompatibility> objection(Assignment assignment) {
        Reachable reachable = new Reachable(metadata, nodes, assignment);
        for (Map.Entry<Integer, Integer> entry : reachable.chosen().entrySet()) {
            int id = entry.getKey();
            if (id != Problem.ROOT) {
                PackageName name = nodes.get(id).name();
                Candidate candidate = metadata.candidates(name).orElseThrow().get(entry.getValue());
                for (AttributeKey key : candidate.unusual()) {
                    if (!reachable.wished(name).contains(key)) {
                        return Optional.of(refusal(id, key, reachable, assignment));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Incompatibility refusal(int id, AttributeKey key, Reachable reachable, Assignment assignment) {
        PackageName name = nodes.get(id).name();
        Candidates candidates = metadata.candidates(name).orElseThrow();
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(
                id,
                Choices.where(
                        candidates.size(),
                        position -> candidates.get(position).unusual().contains(key))));
        for (int other : reachable.chosen().keySet()) {
            if (other != Problem.ROOT) {
                terms.add(new Term(other, mayNotHelp(other, name, key, reachable, assignment)));
            }
        }
        return Incompatibility.of(new Reasons.NotWished(id, key), terms);
    }

    /** Everything but the candidates that may bring in the wish. */
    private Choices mayNotHelp(int id, PackageName name, AttributeKey key, Reachable reachable, Assignment assignment) {
        Node node = nodes.get(id);
        return Choices.where(
                        assignment.choices(id).universe(),
                        position -> mayHelp(node, metadata.loaded(node.name(), position), name, key, reachable))
                .complement();
    }

    private boolean mayHelp(
            Node node,
            @Nullable List<PackageDependency> dependencies,
            PackageName name,
            AttributeKey key,
            Reachable reachable) {
        if (dependencies == null) {
            return true;
        }
        for (PackageDependency dependency : dependencies) {
            if (!node.without().contains(dependency.name())) {
                boolean inside = nodes.known(Nodes.child(node, dependency))
                        .filter(reachable.chosen()::containsKey)
                        .isPresent();
                boolean wishes = dependency.name().equals(name)
                        && dependency.select().get(key).isPresent();
                if (!inside || wishes) {
                    return true;
                }
            }
        }
        return false;
    }
}

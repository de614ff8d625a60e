package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.solve.Problem.Assignment;
import org.collectivemind.resolver.solve.Problem.Decision;

/**
 * What is decided next, and how. Only the order: any answer is correct, some are what the user expects.
 *
 * <p>Packages with one candidate left are taken as they come; then those whose candidates kept being refused because of what was
 * taken before them ({@link Refusals}); then what the project asks for itself, then the fewest candidates.
 * Packages where a default still stands against a wish somebody may yet have wait for the others; packages reached only through
 * soft versions wait for everybody, for they take the lowest version that is asked for (minimal version selection). Where taking
 * one soft package asks more of another already taken, the higher floor is noted and the search starts over with it, keeping what
 * it learned: as in Go, what was asked on the way counts. Mutable.
 */
final class Order {
    private static final int OFTEN_REFUSED = 0;
    private static final int ASKED_BY_PROJECT = 1;
    private static final int ASKED = 2;
    private static final int DEFAULT_IS_OPEN = 3;
    private static final int SOFT = 4;
    private final Metadata metadata;
    private final Nodes nodes;
    private final Accepted accepted;
    private final Map<PackageName, Demand> demands = new HashMap<>();
    private final Refusals refusals = new Refusals();

    Order(Metadata metadata, Nodes nodes, Accepted accepted) {
        this.metadata = metadata;
        this.nodes = nodes;
        this.accepted = accepted;
    }

    /** Notes that a node depends on a package. */
    void asked(int id, PackageDependency dependency) {
        if (id == Problem.ROOT) {
            demand(dependency.name()).askedByProject();
        }
    }

    private Demand demand(PackageName name) {
        return demands.computeIfAbsent(name, key -> new Demand(metadata.candidates(key)));
    }

    /** Counts who asks for what, and passes on the nodes whose softness that changes. */
    void settled(Decision decision, boolean taken, IntConsumer changed) {
        for (PackageDependency dependency : dependencies(decision)) {
            Demand demand = demand(dependency.name());
            boolean wasSoft = demand.isSoft();
            demand.count(dependency.strength(), taken ? 1 : -1);
            if (demand.isSoft() != wasSoft) {
                nodes.reached(dependency.name()).forEach(changed::accept);
                nodes.known(Node.shared(dependency.name())).ifPresent(changed::accept);
            }
        }
        refusals.newlyFirst().ifPresent(name -> nodes.reached(name).forEach(changed::accept));
    }

    private List<PackageDependency> dependencies(Decision decision) {
        Node node = nodes.get(decision.id());
        return switch (node.role()) {
            case PROJECT -> metadata.roots();
            case SHARED -> List.of();
            case REACHED -> without(node, metadata.load(node.name(), decision.candidate()));
        };
    }

    private static List<PackageDependency> without(Node node, List<PackageDependency> dependencies) {
        if (node.without().isEmpty()) {
            return dependencies;
        }
        List<PackageDependency> kept = new ArrayList<>(dependencies);
        kept.removeIf(dependency -> node.without().contains(dependency.name()));
        return kept;
    }

    /** The tier, then how many candidates are left. */
    long urgency(int id, Assignment assignment) {
        Demand demand = demand(nodes.get(id).name());
        int tier = demand.isAskedByProject() ? ASKED_BY_PROJECT : ASKED;
        if (demand.isSoft()) {
            tier = SOFT;
        } else if (demand.hasDefaults() && demand.isDefaultOpen(assignment.choices(id))) {
            tier = DEFAULT_IS_OPEN;
        } else if (refusals.isFirst(nodes.get(id).name())) {
            tier = OFTEN_REFUSED;
        }
        return (long) tier << Integer.SIZE | assignment.remaining(id);
    }

    /** Where nodes share a candidate, the shared one is decided: there all they need comes together. */
    Decision decide(int id, Assignment assignment) {
        PackageName name = nodes.get(id).name();
        int shared = nodes.known(Node.shared(name))
                .filter(known -> known < assignment.size() && !assignment.isDecided(known))
                .orElse(id);
        Demand demand = demand(name);
        Choices choices = assignment.choices(shared);
        return new Decision(shared, demand.isSoft() ? demand.lowestAsked(choices) : demand.best(choices));
    }

    /** The best of these candidates whose dependencies are not loaded yet, so many at most. */
    List<Integer> best(PackageName name, Choices possible, int count) {
        List<Integer> best = new ArrayList<>();
        if (count > 0) {
            for (int position : demand(name).bestFirst()) {
                if (best.size() < count && possible.contains(position) && metadata.loaded(name, position) == null) {
                    best.add(position);
                }
            }
        }
        return best;
    }

    /**
     * Whether to start over with the candidate's package decided before those that stand in its way; asked when its rules were
     * told.
     */
    boolean isRefusedOnceTooOften(Decision decision, Assignment assignment) {
        Node node = nodes.get(decision.id());
        if (node.role() != Node.Role.REACHED
                || refusals.isFirst(node.name())
                || assignment.choices(decision.id()).contains(decision.candidate())) {
            return false;
        }
        for (PackageDependency dependency : dependencies(decision)) {
            Choices accepts = accepted.by(dependency).choices();
            for (int id : nodes.reached(dependency.name())) {
                if (id < assignment.size()
                        && assignment.isDecided(id)
                        && !assignment.choices(id).intersects(accepts)
                        && refusals.count(node.name(), dependency.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a soft package that was taken is asked to be higher by this decision; notes how high. */
    boolean raisesFloor(Decision decision, Assignment assignment) {
        boolean raised = false;
        if (nodes.get(decision.id()).role() == Node.Role.REACHED) {
            for (PackageDependency dependency : dependencies(decision)) {
                raised |= demand(dependency.name()).isSoft() && raisesFloor(dependency, assignment);
            }
        }
        return raised;
    }

    private boolean raisesFloor(PackageDependency dependency, Assignment assignment) {
        Choices accepts = accepted.by(dependency).choices();
        for (int id : nodes.reached(dependency.name())) {
            if (id < assignment.size()
                    && assignment.isDecided(id)
                    && !assignment.choices(id).intersects(accepts)
                    && demand(dependency.name()).raiseFloor(accepts.lowest())) {
                return true;
            }
        }
        return false;
    }
}

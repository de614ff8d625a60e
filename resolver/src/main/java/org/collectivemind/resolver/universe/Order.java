package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageDependency.Strength;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.solve.Problem.Assignment;
import org.collectivemind.resolver.solve.Problem.Decision;

/**
 * What is decided next, and how. Only the order: any answer is correct, some are what the user expects.
 *
 * <p>First packages with one candidate left, then what the project asks for itself, then the fewest candidates. Packages where a
 * default still stands against a wish somebody may yet have wait for the others; packages reached only through soft versions
 * wait for everybody, for they take the lowest version that is asked for (minimal version selection). Where taking one soft
 * package asks more of another already taken, the higher floor is noted and the search starts over with it, keeping what it
 * learned: as in Go, what was asked on the way counts. Mutable.
 */
final class Order {
    private final Metadata metadata;
    private final Nodes nodes;
    private final Accepted accepted;
    private final Map<PackageName, List<Asker>> askers = new HashMap<>();
    /** Lowest position to take of a soft package. */
    private final Map<PackageName, Integer> floors = new HashMap<>();

    private record Asker(int id, Choices from, Strength strength) {}

    /** Smaller is sooner. */
    private record Urgency(int patience, int remaining, int id) implements Comparable<Urgency> {
        @Override
        public int compareTo(Urgency other) {
            int order = Integer.compare(patience, other.patience);
            order = order != 0 ? order : Integer.compare(remaining, other.remaining);
            return order != 0 ? order : Integer.compare(id, other.id);
        }
    }

    Order(Metadata metadata, Nodes nodes, Accepted accepted) {
        this.metadata = metadata;
        this.nodes = nodes;
        this.accepted = accepted;
    }

    /** Notes that candidates of a package depend on another. */
    void asked(int id, Choices from, PackageDependency dependency) {
        askers.computeIfAbsent(dependency.name(), name -> new ArrayList<>())
                .add(new Asker(id, from, dependency.strength()));
    }

    Optional<Decision> next(Assignment assignment) {
        Urgency best = null;
        for (int id = 0; id < assignment.size(); id++) {
            Choices choices = assignment.choices(id);
            if (!choices.mayStayOut() && !assignment.isDecided(id) && !waitsForShared(id, assignment)) {
                Urgency urgency = new Urgency(patience(id, assignment), choices.count(), id);
                if (best == null || urgency.compareTo(best) < 0) {
                    best = urgency;
                }
            }
        }
        return Optional.ofNullable(best).map(urgency -> choose(urgency.id(), assignment));
    }

    private boolean waitsForShared(int id, Assignment assignment) {
        Node node = nodes.get(id);
        return node.role() == Node.Role.REACHED
                && nodes.known(Node.shared(node.name()))
                        .filter(shared -> shared < assignment.size() && !assignment.isDecided(shared))
                        .isPresent();
    }

    private int patience(int id, Assignment assignment) {
        if (id == Problem.ROOT || assignment.choices(id).count() == 1) {
            return 0;
        }
        PackageName name = nodes.get(id).name();
        if (isSoft(name, assignment)) {
            return 4;
        }
        if (hasOpenDefault(name, assignment.choices(id))) {
            return 3;
        }
        return askers.get(name).stream().anyMatch(asker -> asker.id() == Problem.ROOT) ? 1 : 2;
    }

    private boolean hasOpenDefault(PackageName name, Choices choices) {
        Candidates candidates = metadata.candidates(name).orElseThrow();
        if (!candidates.hasUnusual()) {
            return false;
        }
        long[] seen = new long[1];
        choices.forEach(position ->
                seen[0] |= 1L << Math.min(63, candidates.get(position).unusual().size()));
        return Long.bitCount(seen[0]) > 1;
    }

    /** Whether everybody who asks for the package now asks softly. */
    private boolean isSoft(PackageName name, Assignment assignment) {
        boolean soft = false;
        for (Asker asker : askers.getOrDefault(name, List.of())) {
            boolean asks = assignment.isDecided(asker.id()) && asker.from().intersects(assignment.choices(asker.id()));
            if (asks && asker.strength() == Strength.HARD) {
                return false;
            }
            soft |= asks;
        }
        return soft;
    }

    private Decision choose(int id, Assignment assignment) {
        if (id == Problem.ROOT) {
            return new Decision(id, 0);
        }
        PackageName name = nodes.get(id).name();
        Candidates candidates = metadata.candidates(name).orElseThrow();
        Choices choices = assignment.choices(id);
        int floor = floors.getOrDefault(name, 0);
        boolean soft = isSoft(name, assignment);
        int[] best = {-1};
        choices.forEach(position -> {
            if (best[0] < 0
                    || (soft
                            ? isSooner(candidates, floor, position, best[0])
                            : candidates.rank(position) < candidates.rank(best[0]))) {
                best[0] = position;
            }
        });
        return new Decision(id, best[0]);
    }

    /** Lowest version first, not below the floor if that can be; what is preferred before all. */
    private static boolean isSooner(Candidates candidates, int floor, int position, int best) {
        boolean below = position < floor;
        if (below != best < floor) {
            return !below;
        }
        if (candidates.isPreferred(position) != candidates.isPreferred(best)) {
            return candidates.isPreferred(position);
        }
        int order = candidates
                .get(position)
                .version()
                .compareTo(candidates.get(best).version());
        if (order != 0) {
            return below ? order > 0 : order < 0;
        }
        return candidates.rank(position) < candidates.rank(best);
    }

    /** Whether a soft package that was taken is asked to be higher by this decision; notes how high. */
    boolean raisesFloor(Decision decision, Assignment assignment) {
        Node node = nodes.get(decision.id());
        if (node.role() != Node.Role.REACHED) {
            return false;
        }
        boolean raised = false;
        for (PackageDependency dependency : metadata.load(node.name(), decision.candidate())) {
            if (!node.without().contains(dependency.name())) {
                raised |= raisesFloor(dependency, assignment);
            }
        }
        return raised;
    }

    private boolean raisesFloor(PackageDependency dependency, Assignment assignment) {
        PackageName name = dependency.name();
        Choices accepts = accepted.by(dependency).choices();
        int lowest = accepts.lowest();
        if (lowest <= floors.getOrDefault(name, 0) || !isSoft(name, assignment)) {
            return false;
        }
        for (int id : nodes.reached(name)) {
            if (id < assignment.size()
                    && assignment.isDecided(id)
                    && !assignment.choices(id).intersects(accepts)) {
                floors.put(name, lowest);
                return true;
            }
        }
        return false;
    }
}

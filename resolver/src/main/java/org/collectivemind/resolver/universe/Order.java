package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.solve.Problem.Assignment;
import org.collectivemind.resolver.solve.Problem.Decision;

/**
 * What is decided next, and how. Only the order: any answer is correct, some are what the user expects.
 *
 * <p>Packages with one candidate left are taken as they come; then those whose candidates kept being refused because of what was
 * taken before them ({@link Refusals}); then what the project asks for itself, then the fewest candidates. Alternatives wait for
 * these, so that an option somebody needs anyway is taken. Packages where a default still stands against a wish somebody may yet
 * have wait for the others; packages reached only through soft versions wait for everybody, for they take the lowest version that
 * is asked for (minimal version selection). Where taking one soft package asks more of another already taken, the higher floor is
 * noted and the search starts over with it, keeping what it learned: as in Go, what was asked on the way counts. Mutable.
 */
final class Order {
    private static final int OFTEN_REFUSED = 0;
    private static final int ASKED_BY_PROJECT = 1;
    private static final int ASKED = 2;
    private static final int ALTERNATIVES = 3;
    private static final int DEFAULT_IS_OPEN = 4;
    private static final int SOFT = 5;
    private static final int NOTHING = -1;
    private final Metadata metadata;
    private final Nodes nodes;
    private final Alternatives alternatives;
    private final Refusals refusals = new Refusals();
    /** By id the candidate that is settled, or {@link #NOTHING}. */
    private int[] settled = new int[0];

    Order(Metadata metadata, Nodes nodes, Alternatives alternatives) {
        this.metadata = metadata;
        this.nodes = nodes;
        this.alternatives = alternatives;
    }

    /** Counts who asks for what, and passes on the nodes whose softness that changes. */
    void settled(Decision decision, boolean taken, IntConsumer changed) {
        int id = decision.id();
        if (id >= settled.length) {
            int before = settled.length;
            settled = Arrays.copyOf(settled, Math.max(64, 2 * id));
            Arrays.fill(settled, before, settled.length, NOTHING);
        }
        forEachNeed(decision, need -> {
            Place place = nodes.place(need.slot());
            boolean wasSoft = place.demand().isSoft();
            place.demand().count(need.strength(), taken ? 1 : -1);
            if (place.demand().isSoft() != wasSoft) {
                changed(place, changed);
            }
        });
        settled[id] = taken ? decision.candidate() : NOTHING;
        refusals.newlyFirst().ifPresent(name -> nodes.places(name).forEach(place -> changed(place, changed)));
    }

    private static void changed(Place place, IntConsumer changed) {
        if (place.first() != Place.NONE) {
            changed.accept(place.first());
        }
        if (place.shared() != Place.NONE) {
            changed.accept(place.shared());
        }
    }

    /**
     * What taking the candidate asks for by name: its own dependencies, and those of the ways and features that are settled. So
     * a way and its package count when the second of them is taken, and until the first of them is given back.
     */
    private void forEachNeed(Decision decision, Consumer<PackageDependency> consumer) {
        int id = decision.id();
        Node node = nodes.get(id);
        Place place = nodes.placeOf(id);
        if (id == Problem.ROOT) {
            forEach(node, metadata.roots(), consumer);
        } else if (node instanceof Node.Alternatives choice) {
            consumer.accept(choice.options().get(decision.candidate()).dependency());
        } else if (place != null && nodes.holder(id) == id) {
            for (int carrier : place.carriers()) {
                if (nodes.holder(carrier) == id && (carrier == id || isSettled(carrier))) {
                    forEach(carrier, decision.candidate(), consumer);
                }
            }
        } else if (place != null && isSettled(nodes.holder(id))) {
            forEach(id, settled[nodes.holder(id)], consumer);
        }
    }

    private boolean isSettled(int id) {
        return id < settled.length && settled[id] != NOTHING;
    }

    private void forEach(int carrier, int position, Consumer<PackageDependency> consumer) {
        Node node = nodes.get(carrier);
        Place place = nodes.place(node.slot().orElseThrow());
        forEach(node, node.needs(place.published().load(position)), consumer);
    }

    private static void forEach(Node node, List<Dependency> needs, Consumer<PackageDependency> consumer) {
        for (Dependency need : needs) {
            if (need instanceof PackageDependency one && !node.without().contains(one.name())) {
                consumer.accept(one);
            }
        }
    }

    /** The tier, then how many candidates are left. */
    long urgency(int id, Assignment assignment) {
        Place place = nodes.placeOf(id);
        int tier = place == null ? ALTERNATIVES : tier(place, id, assignment);
        return (long) tier << Integer.SIZE | assignment.remaining(id);
    }

    private int tier(Place place, int id, Assignment assignment) {
        Demand demand = place.demand();
        if (demand.isSoft()) {
            return SOFT;
        } else if (demand.hasDefaults() && demand.isDefaultOpen(assignment.choices(id))) {
            return DEFAULT_IS_OPEN;
        } else if (refusals.isFirst(place.slot().name())) {
            return OFTEN_REFUSED;
        }
        return demand.isAskedByProject() ? ASKED_BY_PROJECT : ASKED;
    }

    /** Where ways share a candidate, the shared one is decided: there all they need comes together. */
    Decision decide(int id, Assignment assignment) {
        Place place = nodes.placeOf(id);
        if (place == null) {
            return new Decision(id, alternatives.best(id, assignment.choices(id), assignment));
        }
        int shared = place.shared();
        boolean isShared = shared != Place.NONE && shared < assignment.size() && !assignment.isDecided(shared);
        int decided = isShared ? shared : id;
        Choices choices = assignment.choices(decided);
        Demand demand = place.demand();
        return new Decision(decided, demand.isSoft() ? demand.lowestAsked(choices) : demand.best(choices));
    }

    /** The best of these candidates whose relations are not loaded yet, so many at most. */
    List<Integer> best(Place place, Choices possible, int count) {
        List<Integer> best = new ArrayList<>();
        if (count > 0) {
            for (int position : place.demand().bestFirst()) {
                if (best.size() < count
                        && possible.contains(position)
                        && place.published().loaded(position) == null) {
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
        Place place = nodes.placeOf(decision.id());
        if (place == null
                || nodes.holder(decision.id()) != decision.id()
                || refusals.isFirst(place.slot().name())
                || assignment.choices(decision.id()).contains(decision.candidate())) {
            return false;
        }
        PackageName name = place.slot().name();
        boolean[] often = new boolean[1];
        forEachNeed(decision, need -> {
            if (!often[0] && isInTheWay(need, assignment)) {
                often[0] = refusals.count(name, need.name());
            }
        });
        return often[0];
    }

    /** Whether what was taken of the package is not what the dependency asks for. */
    private boolean isInTheWay(PackageDependency need, Assignment assignment) {
        Place place = nodes.place(need.slot());
        int holder = place.holder();
        return holder != Place.NONE
                && holder < assignment.size()
                && assignment.isDecided(holder)
                && !assignment
                        .choices(holder)
                        .intersects(place.published().accepted().by(need).choices());
    }

    /** Whether a soft package that was taken is asked to be higher by this decision; notes how high. */
    boolean raisesFloor(Decision decision, Assignment assignment) {
        boolean[] raised = new boolean[1];
        forEachNeed(decision, need -> {
            Place place = nodes.place(need.slot());
            if (place.demand().isSoft() && isInTheWay(need, assignment)) {
                int lowest = place.published().accepted().by(need).choices().lowest();
                raised[0] |= place.demand().raiseFloor(lowest);
            }
        });
        return raised[0];
    }
}

package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.release.PackageDependency.Strength;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Choices;
import org.jspecify.annotations.Nullable;

/** Who asks for one package now, and in which order that makes its candidates be tried. Mutable. */
final class Demand {
    /** So often the best candidate is searched for; then all are sorted. */
    private static final int SEARCHES = 4;

    private final Candidates candidates;
    private int searches;
    private int @Nullable [] bestFirst;
    /** The candidates by how many defaults they depart from; empty where they are all alike. */
    private final List<Choices> departures;

    private boolean askedByProject;
    /** How many dependencies of what is taken now ask for the package. */
    private int hard;

    private int soft;
    /** Lowest position to take while the package is soft. */
    private int floor;

    Demand(Candidates candidates) {
        this.candidates = candidates;
        this.departures = candidates.hasUnusual() ? departures(candidates) : List.of();
    }

    private static List<Choices> departures(Candidates candidates) {
        SortedMap<Integer, Choices> sets = new TreeMap<>();
        for (int position = 0; position < candidates.size(); position++) {
            sets.merge(
                    candidates.get(position).unusual().size(), Choices.only(candidates.size(), position), Choices::or);
        }
        return sets.size() > 1 ? new ArrayList<>(sets.values()) : List.of();
    }

    void askedByProject() {
        askedByProject = true;
    }

    void count(Strength strength, int change) {
        if (strength == Strength.HARD) {
            hard += change;
        } else {
            soft += change;
        }
    }

    boolean isAskedByProject() {
        return askedByProject;
    }

    /** Whether everybody who asks for the package now asks softly. */
    boolean isSoft() {
        return soft > 0 && hard == 0;
    }

    /** Whether candidates nearer to the defaults and farther from them are left. */
    boolean isDefaultOpen(Choices choices) {
        int kinds = 0;
        for (Choices kind : departures) {
            kinds += choices.intersects(kind) ? 1 : 0;
        }
        return kinds > 1;
    }

    boolean hasDefaults() {
        return !departures.isEmpty();
    }

    /** Every candidate, the best first. */
    int[] bestFirst() {
        int[] known = bestFirst;
        if (known == null) {
            List<Integer> order = new ArrayList<>();
            for (int position = 0; position < candidates.size(); position++) {
                order.add(position);
            }
            order.sort((left, right) -> Long.compare(candidates.rank(left), candidates.rank(right)));
            known = order.stream().mapToInt(position -> position).toArray();
            bestFirst = known;
        }
        return known;
    }

    int best(Choices choices) {
        if (bestFirst == null && searches++ < SEARCHES) {
            int[] best = {choices.lowest()};
            choices.forEach(
                    position -> best[0] = candidates.rank(position) < candidates.rank(best[0]) ? position : best[0]);
            return best[0];
        }
        for (int position : bestFirst()) {
            if (choices.contains(position)) {
                return position;
            }
        }
        throw new IllegalArgumentException("nothing to choose from");
    }

    /** Whether that is higher than the floor was. */
    boolean raiseFloor(int position) {
        boolean raised = position > floor;
        floor = Math.max(floor, position);
        return raised;
    }

    /** Lowest version first, not below the floor if that can be; what is preferred before candidates. */
    int lowestAsked(Choices choices) {
        int[] best = {choices.lowest()};
        choices.forEach(position -> best[0] = isSooner(position, best[0]) ? position : best[0]);
        return best[0];
    }

    private boolean isSooner(int position, int best) {
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
}

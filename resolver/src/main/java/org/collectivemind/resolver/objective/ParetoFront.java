package org.collectivemind.resolver.objective;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** The results no other beats: whatever is better in one objective is worse in another. */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * The elements on the front, in their order; equal ones stay all. What was not measured in every objective is not compared and
     * not on it.
     */
    public static <T> List<T> of(
            List<T> all, Function<T, SortedMap<Metric, BigDecimal>> results, List<Objective> objectives) {
        List<T> measured = all.stream()
                .filter(each -> objectives.stream()
                        .allMatch(objective -> results.apply(each).containsKey(objective.metric())))
                .toList();
        return measured.stream()
                .filter(each -> measured.stream()
                        .noneMatch(other -> dominates(results.apply(other), results.apply(each), objectives)))
                .toList();
    }

    /** Nowhere worse, and better somewhere. */
    private static boolean dominates(
            SortedMap<Metric, BigDecimal> winner, SortedMap<Metric, BigDecimal> loser, List<Objective> objectives) {
        boolean better = false;
        for (Objective objective : objectives) {
            int order = objective.bestFirst().compare(winner, loser);
            if (order > 0) {
                return false;
            }
            better |= order < 0;
        }
        return better;
    }
}

package org.collectivemind.resolver.objective;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;

/** What to make as small, or as great, as can be. */
public record Objective(Metric metric, Direction direction) {
    /** Which values are better. */
    public enum Direction {
        MINIMISE,
        MAXIMISE
    }

    public static Objective minimise(String metric) {
        return new Objective(new Metric(metric), Direction.MINIMISE);
    }

    public static Objective maximise(String metric) {
        return new Objective(new Metric(metric), Direction.MAXIMISE);
    }

    /** Best first; where nothing was measured, last. */
    public Comparator<SortedMap<Metric, BigDecimal>> bestFirst() {
        Comparator<BigDecimal> smallest = Comparator.naturalOrder();
        Comparator<BigDecimal> best = direction == Direction.MINIMISE ? smallest : smallest.reversed();
        return Comparator.comparing(results -> Optional.ofNullable(results.get(metric)), (left, right) -> {
            if (left.isEmpty() || right.isEmpty()) {
                return Boolean.compare(left.isEmpty(), right.isEmpty());
            }
            return best.compare(left.get(), right.get());
        });
    }
}

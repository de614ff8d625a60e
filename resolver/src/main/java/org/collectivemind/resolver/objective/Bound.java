package org.collectivemind.resolver.objective;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What a measured result must be: {@code accuracy >= 76}. What was not measured does not hold. */
public record Bound(Metric metric, Side side, BigDecimal value) {
    /** From which side a value is bounded. */
    public enum Side {
        AT_LEAST(">="),
        AT_MOST("<=");

        private final String symbol;

        Side(String symbol) {
            this.symbol = symbol;
        }
    }

    public static Bound atLeast(String metric, String value) {
        return new Bound(new Metric(metric), Side.AT_LEAST, new BigDecimal(value));
    }

    public static Bound atMost(String metric, String value) {
        return new Bound(new Metric(metric), Side.AT_MOST, new BigDecimal(value));
    }

    public boolean holds(SortedMap<Metric, BigDecimal> results) {
        BigDecimal result = results.get(metric);
        return result != null && (side == Side.AT_LEAST ? result.compareTo(value) >= 0 : result.compareTo(value) <= 0);
    }

    /** Of several results, the one nearest to what is asked; empty where none was measured. */
    public Optional<BigDecimal> best(Collection<SortedMap<Metric, BigDecimal>> all) {
        Stream<BigDecimal> measured = all.stream()
                .map(results -> Optional.ofNullable(results.get(metric)))
                .flatMap(Optional::stream);
        Comparator<BigDecimal> order = Comparator.naturalOrder();
        return measured.max(side == Side.AT_LEAST ? order : order.reversed());
    }

    /** {@code accuracy >= 76}. */
    @Override
    public String toString() {
        return metric + " " + side.symbol + " " + value.toPlainString();
    }
}

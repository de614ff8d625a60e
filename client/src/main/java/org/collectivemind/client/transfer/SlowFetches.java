package org.collectivemind.client.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjDoubleConsumer;

/**
 * Finds the connection that crawls while others run: below a tenth of the median of the others, for a while. Those that ended
 * lately count among the others, so that the last one of a file is found too. One thread measures.
 */
final class SlowFetches {
    private static final double CRAWL = 0.1;
    private static final int REMEMBERED = 8;

    private final long window;
    private final Deque<Double> ended = new ArrayDeque<>();

    /** @param window how long a connection is watched before it is judged, in nanoseconds */
    SlowFetches(long window) {
        this.window = window;
    }

    /** A connection did its work. @param rate in bytes per second */
    synchronized void ended(double rate) {
        ended.addLast(rate);
        if (ended.size() > REMEMBERED) {
            ended.removeFirst();
        }
    }

    /**
     * Looks how quick each is that was watched long enough.
     *
     * @param now in {@link System#nanoTime()}
     * @param told the source and the rate, in bytes per second
     */
    void measure(Collection<PartFetch> running, long now, ObjDoubleConsumer<Source> told) {
        for (PartFetch fetch : running) {
            fetch.measure(now, window);
            fetch.measured().ifPresent(rate -> told.accept(fetch.source(), rate));
        }
    }

    /** One that crawls. */
    Optional<PartFetch> among(Collection<PartFetch> running) {
        record Rated(PartFetch fetch, double rate) {}
        List<Rated> rated = new ArrayList<>();
        for (PartFetch fetch : running) {
            fetch.measured().ifPresent(rate -> rated.add(new Rated(fetch, rate)));
        }
        return rated.stream()
                .min(Comparator.comparingDouble(Rated::rate))
                .filter(slowest -> {
                    List<Double> others = remembered();
                    rated.stream().filter(other -> other != slowest).forEach(other -> others.add(other.rate()));
                    return !others.isEmpty() && slowest.rate() < CRAWL * median(others);
                })
                .map(Rated::fetch);
    }

    private synchronized List<Double> remembered() {
        return new ArrayList<>(ended);
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElse(0.0);
    }
}

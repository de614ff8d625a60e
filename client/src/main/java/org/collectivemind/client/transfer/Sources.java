package org.collectivemind.client.transfer;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.collectivemind.format.error.CmException;

/**
 * The sources of one file: who is asked next, when, and who is not asked any more. A source that fails for good is out; one that
 * has a setback rests for a while, so that with several sources nothing waits while another may work. Safe for many threads.
 */
final class Sources {
    /** One try at one source. */
    interface Attempt<T> {
        /** @throws IOException to be tried again */
        T from(Source source) throws IOException, BadSource;
    }

    /** A source that somebody asks. @param failures of the source when it was taken */
    record Turn(Source source, int failures) {}

    /** A lone source is dropped for slowness no more often than this: it may just be like that. */
    private static final int MOST_CUTS = 3;

    private final String label;
    private final Retries retries;
    private final Progress.Task task;
    private final Cancellation cancellation;
    private final List<Source> usable = new ArrayList<>();
    private final List<BadSource> verdicts = new ArrayList<>();
    private final LongSupplier furthest;
    private long mark;

    /** @param furthest how far the file has ever come, in bytes: what counts as progress */
    Sources(
            String label,
            List<URI> addresses,
            Retries retries,
            Progress.Task task,
            Cancellation cancellation,
            LongSupplier furthest) {
        this.label = label;
        this.retries = retries;
        this.task = task;
        this.cancellation = cancellation;
        this.furthest = furthest;
        addresses.forEach(address -> usable.add(new Source(address)));
    }

    /** Tries until one source delivers. */
    <T> T ask(Attempt<T> attempt) {
        while (true) {
            Turn turn = take();
            try {
                return attempt.from(turn.source());
            } catch (BadSource bad) {
                out(turn.source(), bad);
            } catch (IOException setback) {
                failed(turn, setback);
            } finally {
                release(turn);
            }
        }
    }

    /** As the other, whoever else asks it. */
    Turn take() {
        return take(source -> true, () -> false).orElseThrow();
    }

    /**
     * The source from which most is to be expected now: one that need not rest, is quick for how many ask it, and stands first.
     * Waits where there is none.
     *
     * @param useful which may be taken at the moment
     * @param over whether none is wanted any more; then empty
     * @throws BadSource the verdict on the only one, {@link NoSourceWorked} on several, when none is left
     */
    synchronized Optional<Turn> take(Predicate<Source> useful, BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            cancellation.check();
            if (usable.isEmpty()) {
                throw none();
            }
            long now = System.nanoTime();
            double quickest =
                    usable.stream().mapToDouble(source -> source.rate).max().orElse(0);
            Optional<Source> best = usable.stream()
                    .filter(useful)
                    .filter(source -> source.rests(now) <= 0)
                    .min(Comparator.<Source>comparingInt(source -> source.failedAttempts)
                            .thenComparingDouble(source -> source.cost(quickest)));
            if (best.isPresent()) {
                best.get().busy++;
                return Optional.of(new Turn(best.get(), best.get().failures));
            }
            rest(now);
        }
        return Optional.empty();
    }

    /** Until the first of the resting sources is awake, or something changes. */
    private void rest(long now) {
        Optional<Source> next = usable.stream()
                .filter(source -> source.rests(now) > 0)
                .min(Comparator.comparingLong(source -> source.rests(now)));
        boolean allRest = usable.stream().allMatch(source -> source.rests(now) > 0);
        if (allRest && next.isPresent() && !next.get().told) {
            next.get().told = true;
            task.retrying(next.get().why, Duration.ofNanos(next.get().rests(now)));
        }
        try {
            // Rounded up: a millisecond early would ask again at once.
            wait(next.map(source -> source.rests(now) / 1_000_000 + 1).orElse(0L));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new TransferInterrupted();
        }
    }

    /** Something changed that somebody may wait for. */
    synchronized void wake() {
        notifyAll();
    }

    /** How quick a connection to it was. @param rate in bytes per second */
    synchronized void measured(Source source, double rate) {
        double seen = Math.max(1, rate);
        source.rate = source.rate == 0 ? seen : (source.rate + seen) / 2;
    }

    /** Whether giving up a slow connection to it may help; counted. */
    synchronized boolean mayCut(Source source) {
        if (usable.stream().anyMatch(other -> other != source)) {
            return true;
        }
        return source.ranges && ++source.cuts <= MOST_CUTS;
    }

    synchronized void release(Turn turn) {
        turn.source().busy--;
        notifyAll();
    }

    synchronized void out(Source source, BadSource verdict) {
        if (usable.remove(source)) {
            verdicts.add(verdict);
            notifyAll();
        }
    }

    /** A try had a setback. */
    synchronized void failed(Turn turn, IOException setback) {
        cancellation.check();
        Source source = turn.source();
        long reached = furthest.getAsLong();
        if (reached - mark >= retries.progress()) {
            mark = reached;
            usable.forEach(other -> other.failedAttempts = 0);
        }
        if (turn.failures() != source.failures) {
            return;
        }
        source.failures++;
        source.failedAttempts++;
        if (source.failedAttempts >= retries.attempts() || isHopeless(setback)) {
            out(source, verdict(source, setback));
            return;
        }
        Duration asked = setback instanceof Setback known ? known.asked : null;
        Duration wait =
                asked == null ? retries.pause(source.failedAttempts) : retries.pause(source.failedAttempts, asked);
        source.why = Reason.of(setback);
        source.notBefore = System.nanoTime() + wait.toNanos();
        source.told = false;
    }

    private CmException none() {
        if (verdicts.isEmpty()) {
            return new Offline(List.of(label));
        }
        return verdicts.size() == 1 ? verdicts.get(0) : new NoSourceWorked(label, verdicts);
    }

    /** A certificate does not become valid by asking again, nor an address. */
    private static boolean isHopeless(IOException failure) {
        return failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException
                || failure instanceof MalformedURLException;
    }

    private BadSource verdict(Source source, IOException setback) {
        if (setback instanceof Setback known && known.verdict != null) {
            return known.verdict;
        }
        return new NetworkFailure(
                label,
                source.address,
                source.failedAttempts,
                Reason.of(setback),
                setback instanceof Setback known ? known.status : null,
                List.of("run the command again to go on; `--offline` uses only what is there"));
    }
}

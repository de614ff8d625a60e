package org.collectivemind.client.transfer;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /**
     * The least busy source that need not rest, the better one first. Waits where all must rest.
     *
     * @throws BadSource the verdict on the only one, {@link NoSourceWorked} on several, when none is left
     */
    Turn take() {
        while (true) {
            cancellation.check();
            Source next;
            long wait;
            synchronized (this) {
                Optional<Turn> ready = takeReady(source -> true);
                if (ready.isPresent()) {
                    return ready.get();
                }
                long now = System.nanoTime();
                next = usable.stream()
                        .min(Comparator.comparingLong(source -> source.notBefore - now))
                        .orElseThrow(this::none);
                wait = next.notBefore - now;
            }
            if (wait > 0) {
                task.retrying(next.why, Duration.ofNanos(wait));
                sleep(wait);
            }
        }
    }

    /** As {@link #take()}, but empty where all of those wanted must rest. */
    synchronized Optional<Turn> takeReady(Predicate<Source> wanted) {
        long now = System.nanoTime();
        return usable.stream()
                .filter(wanted)
                .filter(source -> source.failedAttempts == 0 || source.notBefore - now <= 0)
                .min(Comparator.<Source>comparingInt(source -> source.failedAttempts)
                        .thenComparingInt(source -> source.busy))
                .map(source -> {
                    source.busy++;
                    return new Turn(source, source.failures);
                });
    }

    synchronized void release(Turn turn) {
        turn.source().busy--;
    }

    synchronized void out(Source source, BadSource verdict) {
        if (usable.remove(source)) {
            verdicts.add(verdict);
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
    }

    /** Whether any source but this one may still be asked. */
    synchronized boolean hasOtherThan(Source source) {
        return usable.stream().anyMatch(other -> other != source);
    }

    private CmException none() {
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

    private static void sleep(long nanos) {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new TransferInterrupted();
        }
    }
}

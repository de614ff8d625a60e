package org.collectivemind.client.transfer;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Asks the sources of one file in turn until one delivers. A source that fails for good leaves the ring; one that has a setback
 * goes to its end and is asked again after a wait, so that with several sources nothing waits while another may work. Mutable;
 * one thread.
 */
final class Sources {
    /** One try at one source. */
    interface Attempt<T> {
        /** @throws IOException to be tried again */
        T from(Source source) throws IOException, BadSource;
    }

    private final String label;
    private final Retries retries;
    private final Progress.Task task;
    private final Cancellation cancellation;
    private final Deque<Source> ring = new ArrayDeque<>();
    private final List<BadSource> failures = new ArrayList<>();

    Sources(String label, List<URI> addresses, Retries retries, Progress.Task task, Cancellation cancellation) {
        this.label = label;
        this.retries = retries;
        this.task = task;
        this.cancellation = cancellation;
        addresses.forEach(address -> ring.add(new Source(address)));
    }

    /** @param furthest how far the file has ever come, in bytes: what counts as progress */
    <T> T ask(Attempt<T> attempt, LongSupplier furthest) {
        long mark = furthest.getAsLong();
        while (!ring.isEmpty()) {
            Source source = ring.remove();
            await(source);
            try {
                return attempt.from(source);
            } catch (BadSource bad) {
                failures.add(bad);
            } catch (IOException setback) {
                cancellation.check();
                if (furthest.getAsLong() - mark >= retries.progress()) {
                    mark = furthest.getAsLong();
                    source.failedAttempts = 0;
                    ring.forEach(other -> other.failedAttempts = 0);
                }
                failed(source, setback);
            }
        }
        throw failures.size() == 1 ? failures.get(0) : new NoSourceWorked(label, failures);
    }

    private void failed(Source source, IOException setback) {
        source.failedAttempts++;
        if (source.failedAttempts >= retries.attempts() || isHopeless(setback)) {
            failures.add(verdict(source, setback));
            return;
        }
        Duration asked = setback instanceof Setback known ? known.asked : null;
        source.why = Reason.of(setback);
        source.wait =
                asked == null ? retries.pause(source.failedAttempts) : retries.pause(source.failedAttempts, asked);
        ring.add(source);
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

    private void await(Source source) {
        cancellation.check();
        if (source.failedAttempts > 0) {
            task.retrying(source.why, source.wait);
            try {
                Thread.sleep(source.wait.toMillis());
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
                throw new TransferInterrupted();
            }
        }
    }
}

package org.collectivemind.client.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.collectivemind.client.transfer.TransferInterrupted;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that ask ahead of whoever will need the answers. No answer depends on them: what fails here is asked again by who
 * needs it, and fails there. Threads are made when first used, end with {@link #close}, and keep no process alive. Safe for use by
 * many threads.
 */
public final class Prefetch implements AutoCloseable {
    /**
     * Questions are small, so nearly all of their time is the way there and back; sixteen at a time hide that, and ask of a host
     * what two or three browsers do, with their six connections each.
     */
    static final int THREADS = 16;

    /** How long the end of questions on their way is waited for: they write to caches that a caller may be about to delete. */
    private static final long MILLISECONDS_TO_END = 1_000;

    private static final ThreadLocal<Boolean> AHEAD = ThreadLocal.withInitial(() -> false);

    private @Nullable ExecutorService threads;
    private boolean closed;
    private long errands;

    /** Whether this thread asks what nobody needs yet. */
    static boolean isAhead() {
        return AHEAD.get();
    }

    /**
     * Has a question asked soon, or never. How it ends is nobody's business.
     *
     * @param depth how many guesses the question rests on; those on fewer come first
     */
    synchronized void ahead(int depth, Runnable question) {
        if (!closed) {
            threads().execute(new Errand<>(depth, errands++, () -> {
                AHEAD.set(true);
                try {
                    question.run();
                } finally {
                    AHEAD.remove();
                }
                return question;
            }));
        }
    }

    /**
     * Has all done, several at a time.
     *
     * @return the results in the order of the jobs
     * @throws RuntimeException what the first of the jobs that fail threw, first in their order whichever failed sooner; those
     *     after it are given up
     */
    <T> List<T> all(List<? extends Supplier<T>> jobs) {
        List<Future<T>> begun = new ArrayList<>();
        synchronized (this) {
            for (Supplier<T> job : jobs) {
                Errand<T> errand = new Errand<>(0, errands++, job::get);
                begun.add(errand);
                threads().execute(errand);
            }
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> job : begun) {
                results.add(job.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransferInterrupted();
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } finally {
            begun.forEach(job -> job.cancel(true));
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException known) {
            return known;
        }
        throw new IllegalStateException("a supplier has no other failures", cause);
    }

    private ExecutorService threads() {
        if (threads == null) {
            threads = new ThreadPoolExecutor(
                    THREADS, THREADS, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), job -> {
                        Thread thread = new Thread(job, "cm-prefetch");
                        thread.setDaemon(true);
                        return thread;
                    });
        }
        return threads;
    }

    /** What waits for a thread. Keeps what goes wrong to itself until it is asked. */
    private static final class Errand<T> extends FutureTask<T> implements Comparable<Errand<?>> {
        private static final Comparator<Errand<?>> ORDER =
                Comparator.<Errand<?>>comparingInt(errand -> errand.depth).thenComparingLong(errand -> errand.number);

        private final int depth;
        private final long number;

        Errand(int depth, long number, Callable<T> job) {
            super(job);
            this.depth = depth;
            this.number = number;
        }

        @Override
        public int compareTo(Errand<?> other) {
            return ORDER.compare(this, other);
        }
    }

    /** Gives up what is on its way, and asks nothing more. */
    @Override
    public void close() {
        ExecutorService ended;
        synchronized (this) {
            closed = true;
            ended = threads;
            threads = null;
        }
        if (ended == null) {
            return;
        }
        ended.shutdownNow();
        try {
            boolean over = ended.awaitTermination(MILLISECONDS_TO_END, TimeUnit.MILLISECONDS);
            assert over || ended.isShutdown();
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}

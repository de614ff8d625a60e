package org.collectivemind.client.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.collectivemind.client.transfer.TransferInterrupted;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one installation. The first failure, or an interrupt of the caller, interrupts all that runs, and nothing new
 * begins; what the others did until then stays.
 */
final class Workers implements AutoCloseable {
    /** How long the end of interrupted jobs is waited for; only a name lookup or a hung disk takes that long. */
    private static final long SECONDS_TO_END = 10;

    private final ExecutorService threads;
    private int unfinished;
    private @Nullable Throwable failure;

    Workers(int threads) {
        this.threads = Executors.newFixedThreadPool(threads, job -> {
            Thread thread = new Thread(job, "cm-install");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** As many as there are processors, but enough to wait for a disk with. */
    static Workers forFiles() {
        return new Workers(Math.max(4, Math.min(16, Runtime.getRuntime().availableProcessors())));
    }

    /** Any thread may submit, jobs too. */
    void submit(Runnable job) {
        synchronized (this) {
            if (failure != null) {
                return;
            }
            unfinished++;
        }
        threads.execute(() -> run(job));
    }

    private void run(Runnable job) {
        Throwable failed = null;
        try {
            job.run();
        } catch (RuntimeException | Error thrown) {
            failed = thrown;
        }
        synchronized (this) {
            unfinished--;
            if (failure == null && failed != null) {
                failure = failed;
            }
            notifyAll();
        }
    }

    /** Waits until all that was submitted has ended, or one has failed: that failure is thrown here. */
    synchronized void await() {
        try {
            while (unfinished > 0 && failure == null) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransferInterrupted();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException known) {
            throw known;
        }
    }

    /** Results in the order of what they were made of. */
    <A, B> List<B> map(List<A> items, Function<A, B> work) {
        AtomicReferenceArray<B> results = new AtomicReferenceArray<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            submit(() -> results.set(index, work.apply(items.get(index))));
        }
        await();
        List<B> ordered = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ordered.add(results.get(i));
        }
        return ordered;
    }

    /** Nothing of it runs any more afterwards. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

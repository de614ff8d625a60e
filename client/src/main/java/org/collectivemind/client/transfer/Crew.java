package org.collectivemind.client.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs the jobs of one call, some at a time. The first failure, or an interrupt of the caller, ends them all. */
final class Crew {
    /** How long the end of cancelled jobs is waited for; only a name lookup, which cannot be cut short, takes that long. */
    private static final long SECONDS_TO_END = 5;

    private final int parallelism;
    private final Cancellation cancellation;

    Crew(int parallelism, Cancellation cancellation) {
        this.parallelism = parallelism;
        this.cancellation = cancellation;
    }

    /** @return the results in the order of the jobs */
    <T> List<T> run(List<? extends Callable<T>> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(parallelism, jobs.size()), job -> {
            Thread thread = new Thread(job, "cm-transfer");
            thread.setDaemon(true);
            return thread;
        });
        CompletionService<T> running = new ExecutorCompletionService<>(threads);
        try {
            List<Future<T>> results = new ArrayList<>();
            jobs.forEach(job -> results.add(running.submit(job::call)));
            for (int ended = 0; ended < results.size(); ended++) {
                running.take().get();
            }
            List<T> values = new ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransferInterrupted();
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } finally {
            end(threads);
        }
    }

    private void end(ExecutorService threads) {
        cancellation.cancel();
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

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException known) {
            return known;
        }
        throw new IllegalStateException("a transfer has no other failures", cause);
    }
}

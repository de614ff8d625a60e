package org.collectivemind.client.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.client.transfer.TransferInterrupted;

/** Who uses the store, and who has it alone to remove garbage. Each waits for the other for a bounded time. */
final class StoreUse {
    private static final Duration SILENT = Duration.ofSeconds(1);
    private static final long POLL_MILLIS = 20;

    private final Path store;
    private final StoreLock lock;
    private final Duration longest;

    StoreUse(Path store, StoreLock lock, Duration longest) {
        this.store = store;
        this.lock = lock;
        this.longest = longest;
    }

    /**
     * Shared with all others who use it. Where garbage is removed all the time, work goes on without: it looks again when it is done.
     *
     * @param waiting told once, where it takes more than a moment
     */
    Hold shared(Runnable waiting) {
        return within(lock::tryUse, waiting).orElse(() -> {});
    }

    /** @throws StoreInUse where others do not let go of it */
    Hold alone() {
        return within(lock::tryExclude, () -> {}).orElseThrow(() -> new StoreInUse(store, longest));
    }

    private Optional<Hold> within(Supplier<Optional<Hold>> attempt, Runnable waiting) {
        long start = System.nanoTime();
        boolean told = false;
        while (true) {
            Optional<Hold> held = attempt.get();
            long waited = System.nanoTime() - start;
            if (held.isPresent() || waited >= longest.toNanos()) {
                return held;
            }
            if (!told && waited >= SILENT.toNanos()) {
                told = true;
                waiting.run();
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                throw new TransferInterrupted();
            }
        }
    }
}

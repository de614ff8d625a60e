package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.collectivemind.client.store.ResumeArea.Standing;
import org.collectivemind.client.transfer.TransferInterrupted;
import org.collectivemind.format.hash.Digest;

/**
 * Gives out resume areas. Invariant: a file in an area is written by one process. What another process left is taken over by a
 * rename, which one process wins, and only when its owner has surely ended; of one that merely is silent the content is copied.
 * The lock on the blob, where it works, keeps others from downloading the same at the same time; without it nothing goes wrong.
 */
final class Claims {
    private final StoreLayout layout;
    private final StoreLock lock;
    private final Patience patience;
    private final ProcessId us = ProcessId.current();

    /**
     * @param idle how long another one may do nothing before we go on without it
     * @param collector how long installations wait for garbage collection, and it for them
     */
    record Patience(Duration idle, Duration poll, Duration collector) {
        static final Patience DEFAULT =
                new Patience(Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofMinutes(1));
    }

    Claims(StoreLayout layout, StoreLock lock, Patience patience) {
        this.layout = layout;
        this.lock = lock;
        this.patience = patience;
    }

    /** @param done whether somebody finished the download meanwhile */
    Claim claim(Digest blob, BooleanSupplier done) {
        long traces = 0;
        long deadline = System.nanoTime() + patience.idle().toNanos();
        while (true) {
            boolean alone = System.nanoTime() >= deadline;
            Optional<Hold> held = lock.tryHold(blob);
            if (held.isPresent() || alone || done.getAsBoolean()) {
                Optional<Claim> claim = claim(blob, held.orElse(() -> {}), alone || done.getAsBoolean());
                if (claim.isPresent()) {
                    return claim.get();
                }
            }
            pause();
            long now = traces(blob);
            if (now != traces) {
                traces = now;
                deadline = System.nanoTime() + patience.idle().toNanos();
            }
        }
    }

    /** Empty, and the lock let go, where somebody else is at it and we are to wait. */
    private Optional<Claim> claim(Digest blob, Hold held, boolean beside) {
        UUID nonce = UUID.randomUUID();
        Path ours = layout.newPartial("claim");
        boolean claimed = false;
        try {
            Files.createDirectories(ours);
            Path owner = ours.resolve(Owner.FILE);
            Files.write(owner, new Owner(us, nonce).bytes());
            FileTime now = Files.getLastModifiedTime(owner);
            List<ResumeArea> areas = ResumeArea.in(layout.areas(blob));
            if (!beside && areas.stream().anyMatch(area -> area.standing(us, now) == Standing.IN_USE)) {
                return Optional.empty();
            }
            boolean resumable = takeOver(areas, ours, now);
            Path area = layout.areas(blob).resolve(nonce.toString());
            place(ours, area);
            claimed = true;
            return Optional.of(new Claim(layout, area, resumable, held));
        } catch (IOException failed) {
            throw CannotWriteStore.of(ours, failed);
        } finally {
            if (!claimed) {
                discard(ours);
                held.close();
            }
        }
    }

    /** Takes the one that got furthest, and removes the others that nobody has. */
    private boolean takeOver(List<ResumeArea> areas, Path ours, FileTime now) throws IOException {
        boolean resumable = false;
        List<ResumeArea> furthestFirst = areas.stream()
                .sorted(Comparator.comparingLong(ResumeArea::progress).reversed())
                .toList();
        for (ResumeArea area : furthestFirst) {
            Standing standing = area.standing(us, now);
            if (standing == Standing.IN_USE) {
                continue;
            }
            if (resumable) {
                area.remove(layout);
            } else if (area.moveInto(ours, standing == Standing.SILENT)) {
                resumable = Files.exists(ours.resolve(ResumeArea.DATA));
            }
        }
        return resumable;
    }

    /** Another claim of this blob may remove the directory of its areas between our two steps. */
    private static void place(Path ours, Path area) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                StoreFiles.commit(ours, area);
                return;
            } catch (NoSuchFileException removed) {
                if (attempt == 10) {
                    throw removed;
                }
            }
        }
    }

    private static void discard(Path ours) {
        try {
            if (Files.exists(ours)) {
                TreeRemoval.of(ours);
            }
        } catch (IOException left) {
            // Garbage collection removes what is left in partial/.
        }
    }

    private long traces(Digest blob) {
        return ResumeArea.in(layout.areas(blob)).stream()
                .mapToLong(ResumeArea::traces)
                .sum();
    }

    private void pause() {
        try {
            Thread.sleep(patience.poll().toMillis());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new TransferInterrupted();
        }
    }
}

package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.collectivemind.format.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Locks on blobs: one byte of the file {@code lock} for each of 256 stripes, between processes, and a lock of this JVM for its
 * threads. File locks are no-ops on some network file systems and vanish with their process, so nothing depends on them. Byte 0
 * is kept for garbage collection.
 */
final class StoreLock {
    private static final int STRIPES = 256;
    private static final long POLL_MILLIS = 20;

    private final StoreLayout layout;
    private final ReentrantLock[] threads =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);
    private @Nullable FileChannel channel;

    StoreLock(StoreLayout layout) {
        this.layout = layout;
    }

    /** Waits for as long as the patience lasts. Hold one at a time: two blobs may share a stripe or a pair cross over. */
    BlobLock lock(Digest digest, Duration patience) throws InterruptedException {
        int stripe = Integer.parseInt(digest.hex().substring(0, 2), 16);
        long deadline = System.nanoTime() + patience.toNanos();
        ReentrantLock thread = threads[stripe];
        if (!thread.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return new BlobLock(false, () -> {});
        }
        boolean locked = false;
        try {
            Optional<FileLock> process = processLock(stripe, deadline);
            locked = true;
            return new BlobLock(process.isPresent(), () -> {
                process.ifPresent(StoreLock::release);
                thread.unlock();
            });
        } finally {
            if (!locked) {
                thread.unlock();
            }
        }
    }

    private Optional<FileLock> processLock(int stripe, long deadline) throws InterruptedException {
        while (true) {
            try {
                FileLock lock = channel().tryLock(1L + stripe, 1, false);
                if (lock != null) {
                    return Optional.of(lock);
                }
            } catch (OverlappingFileLockException otherStoreObject) {
                // Held by this JVM through another object: wait as for another process.
            } catch (IOException unsupported) {
                return Optional.empty();
            }
            if (System.nanoTime() >= deadline) {
                return Optional.empty();
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private synchronized FileChannel channel() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
        return channel;
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException gone) {
            // The channel is closed, and with it the lock.
        }
    }
}

package org.collectivemind.client.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.hash.Digest;

/**
 * Locks on bytes of the file {@code lock}: between processes, and between the threads of this one. File locks are no-ops on some
 * network file systems and vanish with their process, so nothing but bandwidth depends on them. Byte 0 is for garbage collection;
 * each blob has a byte of its own far behind the end of the file, which stays empty.
 */
final class StoreLock {
    private static final long BLOBS = 1L << 32;
    /** All the locks of this process: POSIX drops them when any channel on their file is closed, whoever opened it. */
    private static final Map<Path, Locked> OPEN = new HashMap<>();

    private final Path file;
    private final FileLocks locks;

    StoreLock(Path file, FileLocks locks) {
        this.file = file;
        this.locks = locks;
    }

    /** How bytes are locked between processes. */
    interface FileLocks {
        FileLocks OF_THE_SYSTEM = (channel, position) -> {
            FileLock lock = channel.tryLock(position, 1, false);
            return lock == null ? Optional.empty() : Optional.of(lock::close);
        };

        /** Empty where another process has it. @throws IOException where there are no locks to be had */
        Optional<Closeable> tryLock(FileChannel channel, long position) throws IOException;
    }

    /** Until it is closed. */
    interface Held extends Closeable {
        @Override
        void close();
    }

    /** Empty where another thread or process works on this blob. Held too where the file system has no locks. */
    Optional<Held> tryHold(Digest blob) {
        return tryHold(BLOBS + (Long.parseUnsignedLong(blob.hex().substring(0, 15), 16)));
    }

    private Optional<Held> tryHold(long position) {
        synchronized (OPEN) {
            Locked locked = OPEN.computeIfAbsent(file, key -> new Locked());
            if (locked.positions.contains(position)) {
                return Optional.empty();
            }
            Optional<Closeable> processes = betweenProcesses(locked, position);
            if (processes.isEmpty()) {
                locked.closeIfIdle(file);
                return Optional.empty();
            }
            locked.positions.add(position);
            return Optional.of(() -> release(position, processes.get()));
        }
    }

    private Optional<Closeable> betweenProcesses(Locked locked, long position) {
        try {
            return locks.tryLock(locked.channel(file), position);
        } catch (OverlappingFileLockException otherName) {
            // This process has it through another path to the same store.
            return Optional.empty();
        } catch (IOException unsupported) {
            return Optional.of(() -> {});
        }
    }

    private void release(long position, Closeable lock) {
        synchronized (OPEN) {
            Locked locked = OPEN.get(file);
            if (locked != null && locked.positions.remove(position)) {
                Locked.closeQuietly(lock);
                locked.closeIfIdle(file);
            }
        }
    }

    /** One channel a file, closed when nothing is locked through it. */
    private static final class Locked {
        private final Set<Long> positions = new HashSet<>();
        private Optional<FileChannel> channel = Optional.empty();

        FileChannel channel(Path file) throws IOException {
            if (channel.isEmpty()) {
                Files.createDirectories(file.getParent());
                channel = Optional.of(FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            }
            return channel.get();
        }

        void closeIfIdle(Path file) {
            if (positions.isEmpty()) {
                channel.ifPresent(Locked::closeQuietly);
                OPEN.remove(file);
            }
        }

        static void closeQuietly(Closeable resource) {
            try {
                resource.close();
            } catch (IOException gone) {
                // What it held is gone with it.
            }
        }
    }
}

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
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.hash.Digest;

/**
 * Locks on bytes of the file {@code lock}: between processes, and between the threads of this one. File locks are no-ops on some
 * network file systems and vanish with their process, so nothing but bandwidth depends on them. Byte 0 is shared by all who use the store and taken alone to remove
 * garbage; each blob has a byte of its own far behind the end of the file, which stays empty.
 */
final class StoreLock {
    private static final long USE = 0;
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
        FileLocks OF_THE_SYSTEM = (channel, position, shared) -> {
            FileLock lock = channel.tryLock(position, 1, shared);
            return lock == null ? Optional.empty() : Optional.of(lock::close);
        };

        /** {@code CM_FILE_LOCKS=none}: for file systems where asking for a lock hangs, and for tests. */
        static FileLocks ofTheProcess() {
            String wish = Optional.ofNullable(System.getProperty("cm.filelocks"))
                    .or(() -> Optional.ofNullable(System.getenv("CM_FILE_LOCKS")))
                    .orElse("");
            return wish.equals("none") ? (channel, position, shared) -> Optional.of(() -> {}) : OF_THE_SYSTEM;
        }

        /** Empty where another process has it. @throws IOException where there are no locks to be had */
        Optional<Closeable> tryLock(FileChannel channel, long position, boolean shared) throws IOException;
    }

    /** Empty where another thread or process works on this blob. Held too where the file system has no locks. */
    Optional<Hold> tryHold(Digest blob) {
        return tryLock(BLOBS + Long.parseUnsignedLong(blob.hex().substring(0, 15), 16), false);
    }

    /** Empty while garbage is removed. */
    Optional<Hold> tryUse() {
        return tryLock(USE, true);
    }

    /** Empty while somebody else uses the store. */
    Optional<Hold> tryExclude() {
        return tryLock(USE, false);
    }

    private Optional<Hold> tryLock(long position, boolean shared) {
        synchronized (OPEN) {
            Locked locked = OPEN.computeIfAbsent(file, key -> new Locked());
            Holders holders = locked.positions.get(position);
            if (holders == null) {
                Optional<Closeable> processes = betweenProcesses(locked, position, shared);
                if (processes.isEmpty()) {
                    locked.closeIfIdle(file);
                    return Optional.empty();
                }
                holders = new Holders(shared, processes.get());
                locked.positions.put(position, holders);
            } else if (!shared || !holders.shared) {
                return Optional.empty();
            }
            holders.number++;
            return Optional.of(new Holder(position));
        }
    }

    private Optional<Closeable> betweenProcesses(Locked locked, long position, boolean shared) {
        try {
            return locks.tryLock(locked.channel(file), position, shared);
        } catch (OverlappingFileLockException otherName) {
            // This process has it through another path to the same store.
            return Optional.empty();
        } catch (IOException unsupported) {
            return Optional.of(() -> {});
        }
    }

    /** One of the holders of a byte. */
    private final class Holder implements Hold {
        private final long position;
        private boolean released;

        Holder(long position) {
            this.position = position;
        }

        @Override
        public void close() {
            synchronized (OPEN) {
                Locked locked = OPEN.get(file);
                if (released || locked == null) {
                    return;
                }
                released = true;
                Holders holders = locked.positions.get(position);
                if (holders != null && --holders.number == 0) {
                    locked.positions.remove(position);
                    Locked.closeQuietly(holders.lock);
                    locked.closeIfIdle(file);
                }
            }
        }
    }

    /** The threads of this process that hold a byte, behind one lock on it. */
    private static final class Holders {
        private final boolean shared;
        private final Closeable lock;
        private int number;

        Holders(boolean shared, Closeable lock) {
            this.shared = shared;
            this.lock = lock;
        }
    }

    /** One channel a file, closed when nothing is locked through it. */
    private static final class Locked {
        private final Map<Long, Holders> positions = new HashMap<>();
        private Optional<FileChannel> channel = Optional.empty();

        FileChannel channel(Path file) throws IOException {
            if (channel.isEmpty()) {
                boolean made = Files.notExists(file);
                channel = Optional.of(FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
                if (made) {
                    StoreFiles.shareLike(file.getParent(), file);
                }
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

package org.collectivemind.client.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock on one of 64 files, chosen by the subject: between processes a file lock, which ends with its process however that
 * ends; between threads a lock of this JVM, because POSIX file locks belong to the process and closing any channel on a file drops
 * them all.
 */
final class PublishTurn implements RegistryStorage.Turn {
    private static final int FILES = 64;
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final FileChannel channel;

    private PublishTurn(ReentrantLock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    static PublishTurn take(Path directory, String location, String subject) {
        String name = Math.floorMod(subject.hashCode(), FILES) + ".lock";
        ReentrantLock thread = THREADS.computeIfAbsent(directory.resolve(name), file -> new ReentrantLock());
        thread.lock();
        try {
            Files.createDirectories(directory);
            return new PublishTurn(thread, locked(directory.resolve(name)));
        } catch (IOException failed) {
            thread.unlock();
            throw new CannotWriteRegistry(location, RegistryLayout.TURNS + "/" + name, failed);
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.lock();
            assert lock.isValid();
            return channel;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // The lock ends with the channel either way.
        } finally {
            thread.unlock();
        }
    }
}

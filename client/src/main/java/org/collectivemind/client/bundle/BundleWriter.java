package org.collectivemind.client.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.bundle.BundleListing;
import org.collectivemind.format.bundle.BundleListingCodec;
import org.collectivemind.format.bundle.ListedFile;
import org.collectivemind.format.hash.Hasher;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bundle beside its place, under the name with {@code .partial}, and gives it the name when all of it is there: whoever is
 * killed leaves no half bundle. What a killed one leaves is gone on with: files that are whole are kept, downloads that are not go on.
 * One process at a time. Mutable.
 */
final class BundleWriter implements AutoCloseable {
    private final Path out;
    private final Path partial;
    private final Path lockFile;
    private final FileChannel lock;

    private BundleWriter(Path out, Path partial, Path lockFile, FileChannel lock) {
        this.out = out;
        this.partial = partial;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** @param out where nothing is, or what {@link #finish} is to replace */
    static BundleWriter begin(Path out) {
        Path partial = out.resolveSibling(out.getFileName() + ".partial");
        Path lockFile = out.resolveSibling(out.getFileName() + ".partial.lock");
        try {
            Files.createDirectories(partial);
            FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isMine(lock)) {
                lock.close();
                throw new CannotWriteBundle(
                        out, List.of("another cm is at it"), List.of("wait for it, or choose another place"));
            }
            return new BundleWriter(out, partial, lockFile, lock);
        } catch (IOException refused) {
            throw CannotWriteBundle.because(out, refused);
        }
    }

    /** Where a file system has no locks, two at once verify each other's bytes like their own. */
    private static boolean isMine(FileChannel lock) {
        try {
            @Nullable FileLock held = lock.tryLock();
            return held != null;
        } catch (OverlappingFileLockException other) {
            return false;
        } catch (IOException noLocks) {
            return true;
        }
    }

    /** Where a file goes; its directory is there. */
    Path place(EntryPath path) {
        Path file = path.under(partial);
        try {
            Files.createDirectories(file.getParent());
            return file;
        } catch (IOException refused) {
            throw CannotWriteBundle.because(file, refused);
        }
    }

    /** Whether an earlier run wrote the file, and it is right. */
    boolean isThere(ListedFile file) {
        Path path = file.path().under(partial);
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    && attributes.size() == file.size()
                    && !Files.exists(path.resolveSibling(path.getFileName() + ".journal"))
                    && Hasher.of(path).equals(file.sha256());
        } catch (IOException absent) {
            return false;
        }
    }

    void write(EntryPath path, byte[] bytes) {
        Path file = place(path);
        try {
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw CannotWriteBundle.because(file, failed);
        }
    }

    /** Copies a file and hashes what it writes. @return false where it turned out to be another one; then it is not there */
    boolean copy(Path from, ListedFile wanted) {
        Path file = place(wanted.path());
        Hasher hasher = new Hasher();
        long size = 0;
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 17];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hasher.update(buffer, 0, read);
                out.write(buffer, 0, read);
                size += read;
            }
            if (size == wanted.size() && hasher.finish().equals(wanted.sha256())) {
                return true;
            }
            Files.delete(file);
            return false;
        } catch (IOException failed) {
            throw CannotWriteBundle.because(file, failed);
        }
    }

    /** Writes the list, takes away what an earlier run left and the list does not name, and gives the bundle its name. */
    void finish(BundleListing listing) {
        Path list = partial.resolve(BundleListing.NAME);
        try {
            Files.write(list, BundleListingCodec.write(listing));
            Set<Path> named = new HashSet<>(Set.of(list));
            listing.files().forEach(file -> named.add(file.path().under(partial)));
            Files.walkFileTree(partial, new Settling(named));
            replace();
        } catch (IOException failed) {
            throw CannotWriteBundle.because(out, failed);
        }
    }

    /** Takes away what is not named, and forces the rest to the disk: sticks are pulled out early. */
    private static final class Settling extends SimpleFileVisitor<Path> {
        private final Set<Path> named;

        Settling(Set<Path> named) {
            this.named = named;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!named.contains(file)) {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            try (var entries = Files.list(directory)) {
                if (entries.findAny().isPresent()) {
                    return FileVisitResult.CONTINUE;
                }
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }

    private void replace() throws IOException {
        Path old = out.resolveSibling(out.getFileName() + ".old-" + UUID.randomUUID());
        boolean replaces = Files.exists(out, LinkOption.NOFOLLOW_LINKS);
        if (replaces) {
            Files.move(out, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            if (replaces) {
                Files.move(old, out, StandardCopyOption.ATOMIC_MOVE);
            }
            throw refused;
        }
        if (replaces) {
            Files.walkFileTree(old, new Settling(Set.of()));
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            Files.deleteIfExists(lockFile);
        } catch (IOException left) {
            // An empty file of a known name; the next bundling takes it over.
        }
    }
}

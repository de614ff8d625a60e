package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Steps on files that all parts of the store take. */
final class StoreFiles {
    /** stat(2): write for the group and for others; what directories hand down; all that chmod sets. */
    private static final int WRITABLE = 0022;

    private static final int SETGID = 02000;
    private static final int STICKY = 01000;
    private static final int PERMISSIONS = 07777;

    private StoreFiles() {}

    /** Gives {@code temporary} its final name, replacing what has it: whole before, whole after. */
    static void commit(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException noDirectory) {
            createDirectories(target.getParent());
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Removes a temporary file or tree where the disk allows it. On a full one it is in the way of everything else. */
    static void discard(Path partial) {
        try {
            if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
                TreeRemoval.of(partial);
            }
        } catch (IOException left) {
            // Garbage collection removes what is left in partial/.
        }
    }

    /** Moves something damaged out of the way, where it can be looked at. */
    static Path quarantine(StoreLayout layout, Path damaged) throws IOException {
        Path kept = layout.quarantine().resolve(damaged.getFileName() + "-" + UUID.randomUUID());
        commit(damaged, kept);
        return kept;
    }

    /**
     * Makes directories that whoever may write to the one above may write to, whatever the umask: a store of a group is one to its
     * last directory. Its setgid and sticky bits go down with it.
     */
    static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        createDirectories(parent);
        Files.createDirectories(directory);
        shareLike(parent, directory);
    }

    /** Gives what was just made the right to write that others have on the directory it is in. */
    static void shareLike(Path parent, Path made) throws IOException {
        if (!made.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        int above = (Integer) Files.getAttribute(parent, "unix:mode");
        if ((above & WRITABLE) != 0) {
            int mode = (Integer) Files.getAttribute(made, "unix:mode");
            int bits = Files.isDirectory(made) ? WRITABLE | SETGID | STICKY : WRITABLE;
            try {
                Files.setAttribute(made, "unix:mode", (mode | above & bits) & PERMISSIONS);
            } catch (FileSystemException notOurs) {
                // Another user made it at the same moment, and does the same.
            }
        }
    }

    /** Also a file that is read-only already; Windows alone asks for a writable one. */
    static void force(Path file) throws IOException {
        StandardOpenOption how = FileMode.POSIX ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }

    /** Forces the names in a directory; where directories cannot be opened (Windows) the file system looks after them. */
    static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Nothing to be done, and nothing is wrong with the data.
        }
    }

    /** The files directly in a directory, sorted; none where it is absent. */
    static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException removedMeanwhile) {
            return List.of();
        } catch (IOException unreadable) {
            throw CannotReadStore.of(directory, unreadable);
        }
    }
}

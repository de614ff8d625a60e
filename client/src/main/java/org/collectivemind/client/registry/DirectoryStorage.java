package org.collectivemind.client.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.collectivemind.client.transfer.Reason;

/** A registry in a directory: the {@code file:} kind. Several processes may publish into it at once. */
public final class DirectoryStorage implements RegistryStorage {
    private final Path root;

    public DirectoryStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        Path file = root.resolve(path);
        try {
            if (Files.size(file) > maxBytes) {
                throw new BrokenRegistry(location(), path, "it is larger than " + maxBytes + " bytes");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UnreachableRegistry(
                    location(), "cannot read `" + path + "`: " + Reason.ofFile(unreadable), unreadable);
        }
    }

    @Override
    public void write(String path, byte[] bytes) {
        throughTemporary(path, temporary -> Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW));
    }

    @Override
    public void write(String path, Path source) {
        throughTemporary(path, temporary -> {
            // Not Files.copy(Path, Path), which gives the copy the permissions of the original: a registry's files are
            // readable to whoever the directory's owner lets in, whatever the author's own files are.
            try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
                Files.copy(source, out);
            }
        });
    }

    @Override
    public boolean putIfAbsent(String directory, String fileName, byte[] bytes) {
        Path target = root.resolve(directory);
        Path temporary = target.resolveSibling(".new-" + UUID.randomUUID());
        try {
            Files.createDirectories(temporary);
            Path file = temporary.resolve(fileName);
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
            force(file);
            // rename(2) onto a directory that is not empty fails in the kernel, so the content appears with the name or
            // not at all.
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            force(target.getParent());
            return true;
        } catch (IOException failed) {
            boolean lost = Files.isDirectory(temporary) && Files.isRegularFile(target.resolve(fileName));
            discard(temporary.resolve(fileName));
            discard(temporary);
            if (lost) {
                return false;
            }
            throw new CannotWriteRegistry(location(), directory + "/" + fileName, failed);
        }
    }

    @Override
    public Turn takeTurn(String subject) {
        return PublishTurn.take(root.resolve(RegistryLayout.TURNS), location(), subject);
    }

    @Override
    public OptionalLong newestRootHint() {
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(root.resolve(RegistryLayout.ROOTS), Files::isDirectory)) {
            long newest = 0;
            for (Path entry : entries) {
                newest = Math.max(
                        newest, RegistryLayout.number(entry.getFileName().toString()));
            }
            return OptionalLong.of(newest);
        } catch (NoSuchFileException none) {
            return OptionalLong.of(0);
        } catch (IOException unreadable) {
            throw new UnreachableRegistry(
                    location(), "cannot list its roots: " + Reason.ofFile(unreadable), unreadable);
        }
    }

    @Override
    public boolean isNear() {
        return true;
    }

    @Override
    public URI uri(String path) {
        return root.resolve(path).toUri();
    }

    @Override
    public String location() {
        return root.toString();
    }

    private void throughTemporary(String path, Write write) {
        Path target = root.resolve(path);
        Path temporary = target.resolveSibling(".new-" + UUID.randomUUID());
        try {
            Files.createDirectories(target.getParent());
            write.to(temporary);
            force(temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            discard(temporary);
            throw new CannotWriteRegistry(location(), path, failed);
        }
    }

    /** Writes a file that does not exist yet. */
    private interface Write {
        void to(Path temporary) throws IOException;
    }

    private static void force(Path path) throws IOException {
        StandardOpenOption mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    private static void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException left) {
            // A leftover of ours is garbage with a unique name; the failure that led here is what matters.
        }
    }
}

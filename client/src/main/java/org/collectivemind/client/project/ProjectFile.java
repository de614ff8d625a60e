package org.collectivemind.client.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a file of a project: readers see the old bytes or the new ones, also after a crash. */
public final class ProjectFile {
    private ProjectFile() {}

    public static void replace(Path file, byte[] bytes) {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(file.getParent());
            Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            discard(temporary);
            throw new CannotWriteProject(file, failed);
        }
    }

    /** Takes a file away that a failure makes needless. */
    static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException left) {
            // The failure that led here is what the user must see.
        }
    }
}

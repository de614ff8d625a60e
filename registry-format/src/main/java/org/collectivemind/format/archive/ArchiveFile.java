package org.collectivemind.format.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to put into a canonical archive.
 *
 * @param size in bytes; the content must have exactly as many when it is read
 */
public record ArchiveFile(EntryPath path, boolean executable, long size, Content content) {
    /** Opens the bytes of a file; called once a write. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public ArchiveFile {
        if (size < 0) {
            throw new IllegalArgumentException("file of " + size + " bytes");
        }
    }

    public static ArchiveFile of(EntryPath path, boolean executable, byte[] bytes) {
        return new ArchiveFile(path, executable, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    public static ArchiveFile of(EntryPath path, boolean executable, Path file) throws IOException {
        return new ArchiveFile(path, executable, Files.size(file), () -> Files.newInputStream(file));
    }
}

package org.collectivemind.testrepos.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One hostile archive.
 *
 * @param name of the attack, the same for every format it is wrapped in
 * @param why the case it stands for, in a line
 * @param content writes the bytes, the same ones each time
 */
public record HostileArchive(String name, ArchiveKind kind, Verdict verdict, String why, Content content) {
    /** Writes an archive from its first byte to its last; does not close the stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Unique among all of them. */
    public String fileName() {
        return name + kind.extension();
    }

    /** @return the file written, {@link #fileName()} in that directory */
    public Path writeInto(Path directory) {
        Path file = directory.resolve(fileName());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return fileName();
    }
}

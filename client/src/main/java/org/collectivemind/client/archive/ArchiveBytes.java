package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an archive file. Failures of the disk become {@link UnreadableArchive}, so that no decoder calls them corruption. */
final class ArchiveBytes extends InputStream {
    private final Path file;
    private final InputStream in;

    ArchiveBytes(Path file) {
        this.file = file;
        try {
            this.in = Files.newInputStream(file);
        } catch (IOException unreadable) {
            throw new UnreadableArchive(file, unreadable);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException unreadable) {
            throw new UnreadableArchive(file, unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

package org.collectivemind.client.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/** Random access to the bytes of a zip, little-endian, through one window of 256 KiB: directories are read in small steps. */
final class ZipBytes implements Closeable {
    private static final int WINDOW = 1 << 18;

    private final String archive;
    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
    private long windowStart;

    ZipBytes(String archive, Path file) {
        this.archive = archive;
        this.file = file;
        try {
            channel = FileChannel.open(file);
            size = channel.size();
        } catch (IOException unreadable) {
            throw new UnreadableArchive(file, unreadable);
        }
        window.limit(0);
    }

    long size() {
        return size;
    }

    /** A copy of {@code length} bytes, at most those of a window. */
    ByteBuffer at(long position, int length) {
        if (position < 0 || length > WINDOW || position > size - length) {
            throw new HostileArchive(archive, Rule.CORRUPT, "a header points outside of it");
        }
        if (position < windowStart || position + length > windowStart + window.limit()) {
            window.clear().limit((int) Math.min(WINDOW, size - position));
            windowStart = position;
            readFully(window, position);
        }
        byte[] copy = new byte[length];
        window.get((int) (position - windowStart), copy);
        return ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    }

    InputStream stream(long start, long length) {
        return new InputStream() {
            private long position = start;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int wanted) {
                int count = (int) Math.min(wanted, start + length - position);
                if (count <= 0) {
                    return -1;
                }
                readFully(ByteBuffer.wrap(buffer, offset, count), position);
                position += count;
                return count;
            }
        };
    }

    private void readFully(ByteBuffer into, long position) {
        try {
            int start = into.position();
            while (into.hasRemaining()) {
                if (channel.read(into, position + into.position() - start) < 0) {
                    throw new HostileArchive(archive, Rule.CORRUPT, "it is truncated");
                }
            }
        } catch (IOException unreadable) {
            throw new UnreadableArchive(file, unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/**
 * Random access to the bytes of a zip, little-endian, through one window of 256 KiB: directories are read in small steps. The
 * first window is the file's tail, so that of a remote zip one request gives the end records and most directories whole.
 */
final class ZipBytes {
    static final int WINDOW = 1 << 18;

    private final String archive;
    private final RandomBytes source;
    private final long size;
    private final byte[] window;
    private long start;
    private int length;

    ZipBytes(String archive, RandomBytes source) {
        this.archive = archive;
        this.source = source;
        this.size = source.size();
        this.window = new byte[(int) Math.min(WINDOW, size)];
        read(size - window.length);
    }

    long size() {
        return size;
    }

    /** A copy of {@code count} bytes, at most those of a window. */
    ByteBuffer at(long position, int count) {
        if (position < 0 || count > WINDOW || position > size - count) {
            throw new HostileArchive(archive, Rule.CORRUPT, "a header points outside of it");
        }
        if (position < start || position + count > start + length) {
            read(position);
        }
        byte[] copy = new byte[count];
        System.arraycopy(window, (int) (position - start), copy, 0, count);
        return ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    }

    InputStream stream(long from, long count) {
        return SourceBytes.open(source, from, count);
    }

    private void read(long position) {
        int count = (int) Math.min(window.length, size - position);
        try (InputStream in = stream(position, count)) {
            length = in.readNBytes(window, 0, count);
        } catch (IOException failed) {
            throw new SourceBytes.Failed(failed);
        }
        start = position;
        if (length < count) {
            throw new HostileArchive(archive, Rule.CORRUPT, "it is truncated");
        }
    }
}

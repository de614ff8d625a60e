package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/**
 * Random access to the bytes of a zip: the tail with its directory is kept, the rest is read through one window of 256 KiB,
 * because local headers are read in small steps.
 */
final class ZipBytes implements ZipHeaders {
    private static final int WINDOW = 1 << 18;
    /** 128 KiB: the longest comment and end records, and the directory of a thousand entries. */
    private static final int TAIL = 1 << 17;
    /** 16 MiB: a directory larger than this, of some 200,000 entries, is read through the window. */
    private static final int LARGEST_TAIL = 1 << 24;

    private final String archive;
    private final KnownTail tail;
    private byte[] window = {};
    private long start;

    ZipBytes(String archive, RandomBytes source) {
        this.archive = archive;
        this.tail = new KnownTail(archive, source, TAIL);
    }

    long size() {
        return tail.size();
    }

    /** The zip with its known end, for reading contents. */
    KnownTail source() {
        return tail;
    }

    /** The directory begins here and is read next. */
    void expectDirectory(long position) {
        if (position >= 0 && size() - position <= LARGEST_TAIL) {
            tail.growTo(position);
        }
    }

    @Override
    public ByteBuffer at(long position, int count) {
        if (position < 0 || count > WINDOW || position > size() - count) {
            throw new HostileArchive(archive, Rule.CORRUPT, "a header points outside of it");
        }
        if (position >= tail.start()) {
            return littleEndian(tail.bytes(position, count));
        }
        if (position < start || position + count > start + window.length) {
            fill(position);
        }
        byte[] copy = new byte[count];
        System.arraycopy(window, (int) (position - start), copy, 0, count);
        return littleEndian(copy);
    }

    InputStream stream(long from, long count) {
        return SourceBytes.open(tail, from, count);
    }

    private void fill(long position) {
        int count = (int) Math.min(WINDOW, size() - position);
        try (InputStream in = stream(position, count)) {
            window = in.readNBytes(count);
        } catch (IOException failed) {
            throw new SourceBytes.Failed(failed);
        }
        start = position;
        if (window.length < count) {
            throw new HostileArchive(archive, Rule.CORRUPT, "it is truncated");
        }
    }

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

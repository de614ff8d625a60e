package org.collectivemind.client.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A range of an archive as it arrives: headers and contents in ascending order. */
final class ArchiveRun implements ZipHeaders {
    private final InputStream in;
    private long position;

    /** @param from where in the archive the stream begins */
    ArchiveRun(InputStream in, long from) {
        this.in = in;
        this.position = from;
    }

    @Override
    public ByteBuffer at(long wanted, int count) throws IOException {
        skipTo(wanted);
        byte[] bytes = new byte[count];
        if (in.readNBytes(bytes, 0, count) < count) {
            throw new EOFException("it is truncated");
        }
        position += count;
        return ZipBytes.littleEndian(bytes);
    }

    void skipTo(long wanted) throws IOException {
        if (wanted < position) {
            throw new IllegalArgumentException("a run is read forward");
        }
        in.skipNBytes(wanted - position);
        position = wanted;
    }

    /** The next bytes. Not all of them need to be read. */
    InputStream content(long length) {
        long end = position + length;
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int wanted) throws IOException {
                if (position == end) {
                    return -1;
                }
                int count = in.read(buffer, offset, (int) Math.min(wanted, end - position));
                position += Math.max(count, 0);
                return count;
            }
        };
    }
}

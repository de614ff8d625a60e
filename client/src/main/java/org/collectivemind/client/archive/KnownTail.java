package org.collectivemind.client.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/** An archive whose end is kept in memory, where its directory stands: one request gives both, and small archives whole. */
final class KnownTail implements RandomBytes {
    private final String archive;
    private final RandomBytes source;
    private byte[] tail = {};

    /** @param length how much of the end is read at once; the whole archive where it has less */
    KnownTail(String archive, RandomBytes source, int length) {
        this.archive = archive;
        this.source = source;
        growTo(Math.max(0, source.size() - length));
    }

    /** Keeps everything from here on. Reads only what was not known. */
    void growTo(long position) {
        long start = start();
        if (position >= start) {
            return;
        }
        byte[] grown = new byte[Math.toIntExact(size() - position)];
        int missing = (int) (start - position);
        try (InputStream in = SourceBytes.open(source, position, missing)) {
            if (in.readNBytes(grown, 0, missing) < missing) {
                throw new HostileArchive(archive, Rule.CORRUPT, "it is truncated");
            }
        } catch (IOException failed) {
            throw new SourceBytes.Failed(failed);
        }
        System.arraycopy(tail, 0, grown, missing, tail.length);
        tail = grown;
    }

    /** Where the known bytes begin. */
    long start() {
        return size() - tail.length;
    }

    /** A copy of known bytes. */
    byte[] bytes(long position, int count) {
        byte[] copy = new byte[count];
        System.arraycopy(tail, (int) (position - start()), copy, 0, count);
        return copy;
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public InputStream open(long from, long length) throws IOException {
        return from >= start()
                ? new ByteArrayInputStream(tail, (int) (from - start()), (int) length)
                : source.open(from, length);
    }

    /** The source is closed by who opened it. */
    @Override
    public void close() {}
}

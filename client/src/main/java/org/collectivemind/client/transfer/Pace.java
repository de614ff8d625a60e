package org.collectivemind.client.transfer;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads, and calls a transfer stalled that crawls: a host that sends a byte now and then never runs into a read timeout. Only
 * time spent reading counts, not that of a slow disk.
 */
final class Pace {
    private final InputStream in;
    private final long window;
    private final double least;
    private long waited;
    private long read;

    Pace(InputStream in, TransferPolicy policy) {
        this.in = in;
        window = policy.stallTimeout().toNanos();
        least = policy.slowest() * (window / 1e9);
    }

    int read(byte[] buffer) throws IOException {
        return read(buffer, 0, buffer.length);
    }

    int read(byte[] buffer, int offset, int length) throws IOException {
        long start = System.nanoTime();
        int count = in.read(buffer, offset, length);
        waited += System.nanoTime() - start;
        read += Math.max(0, count);
        if (waited >= window && count >= 0) {
            if (read < least) {
                throw Setback.late("only " + read + " bytes arrived in " + waited / 1_000_000 + " ms");
            }
            waited = 0;
            read = 0;
        }
        return count;
    }
}

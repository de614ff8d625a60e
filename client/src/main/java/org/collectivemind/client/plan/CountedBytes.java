package org.collectivemind.client.plan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Adds what is read to a sum. */
final class CountedBytes extends FilterInputStream {
    private final AtomicLong sum;

    CountedBytes(InputStream bytes, AtomicLong sum) {
        super(bytes);
        this.sum = sum;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        sum.addAndGet(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        sum.addAndGet(Math.max(0, count));
        return count;
    }
}

package org.collectivemind.client.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A remote archive: tells how many requests were made, and how many bytes were asked for. */
class CountedBytes implements RandomBytes {
    private final byte[] bytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong asked = new AtomicLong();

    CountedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int requests() {
        return requests.get();
    }

    long asked() {
        return asked.get();
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open(long from, long length) throws IOException {
        if (from < 0 || length < 1 || from + length > bytes.length) {
            throw new IOException("416: " + length + " bytes from " + from + " of " + bytes.length);
        }
        requests.incrementAndGet();
        asked.addAndGet(length);
        return new ByteArrayInputStream(bytes, (int) from, (int) length);
    }

    @Override
    public void close() {}
}

package org.collectivemind.client.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a decompressor gives, as far as it is allowed. */
final class BoundedOutput extends FilterInputStream {
    private final Allowance allowance;

    BoundedOutput(InputStream in, Allowance allowance) {
        super(in);
        this.allowance = allowance;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        allowance.take(Math.max(count, 0));
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

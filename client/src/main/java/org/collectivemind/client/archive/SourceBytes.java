package org.collectivemind.client.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an archive as they arrive. A failure of their source stays apart from what decoders throw: it is not corruption. */
final class SourceBytes extends FilterInputStream {

    /** Carries a source's failure through the decoders. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final IOException failure;

        Failed(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }

    SourceBytes(InputStream in) {
        super(in);
    }

    static InputStream open(RandomBytes source, long from, long length) {
        try {
            return new SourceBytes(source.open(from, length));
        } catch (IOException failed) {
            throw new Failed(failed);
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
        } catch (IOException failed) {
            throw new Failed(failed);
        }
    }

    @Override
    public long skip(long count) {
        try {
            return in.skip(count);
        } catch (IOException failed) {
            throw new Failed(failed);
        }
    }

    /** Unknown, which no reader minds. */
    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

package org.collectivemind.client.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/** What a decompressor gives, up to a limit: the end of decompression bombs. */
final class BoundedOutput extends FilterInputStream {
    private final String archive;
    private final long limit;
    private long left;

    BoundedOutput(String archive, InputStream in, long limit) {
        super(in);
        this.archive = archive;
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        left -= Math.max(count, 0);
        if (left < 0) {
            throw new HostileArchive(
                    archive, Rule.TOO_LARGE, "it decompresses to more than the allowed " + limit + " bytes");
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

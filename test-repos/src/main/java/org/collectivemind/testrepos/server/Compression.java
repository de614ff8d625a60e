package org.collectivemind.testrepos.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Content coding of replies. */
final class Compression {
    private Compression() {}

    static Body gzip(Reply reply) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = reply.body().open(reply.from());
                GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] buffer = new byte[1 << 16];
            long left = reply.length();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Body.of(bytes.toByteArray());
    }
}

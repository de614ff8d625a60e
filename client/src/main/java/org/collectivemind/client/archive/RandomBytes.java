package org.collectivemind.client.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The bytes of an archive, any range of them at any time: a local file, or a remote one read by ranges. Nothing read from it is
 * trusted to be what another read would give. Closed by who opened it.
 */
public interface RandomBytes extends Closeable {
    /** In bytes. */
    long size();

    /**
     * The bytes from {@code from} on, {@code length} of them; of a remote file this is one request. A stream that ends early is a
     * truncated archive. May be called by several threads.
     *
     * @throws IOException where the source cannot deliver; never for what the bytes say
     */
    InputStream open(long from, long length) throws IOException;

    /** A local file. Its reads fail with {@link UnreadableArchive}. */
    static RandomBytes of(Path file) {
        return new FileBytes(file);
    }
}

package org.collectivemind.client.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** One archive format, read entry by entry. An {@link IOException} means that the archive is corrupt. */
interface ArchiveReader extends Closeable {
    Optional<ArchiveEntry> next() throws IOException;

    /** The bytes of the current file: exactly as many as it states. Valid until {@link #next()}. */
    InputStream content() throws IOException;
}

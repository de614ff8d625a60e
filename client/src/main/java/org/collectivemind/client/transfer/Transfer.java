package org.collectivemind.client.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.CmException;

/**
 * Fetches files and small documents. Safe for use by many threads. Every method blocks; interrupting the calling thread closes
 * the connections, ends with {@link TransferInterrupted} within moments and leaves the interrupt flag set.
 *
 * <p>Addresses are {@code https:}, {@code file:}, and {@code http:} for loopback hosts and those of {@link
 * TransferPolicy#allowHttp()}; others are {@link RefusedAddress}.
 */
public interface Transfer extends AutoCloseable {
    /** {@link #fetchAll} of one. */
    default Fetched fetch(Download download, Progress progress) {
        return fetchAll(List.of(download), progress).get(0);
    }

    /**
     * Fetches each download to its destination and verifies it on the way, {@link TransferPolicy#parallelism()} at a time. The
     * first one that fails cancels the others; nothing writes to a destination after this method has ended.
     *
     * @return what arrived, in the order of {@code downloads}
     * @throws Offline under {@code --offline}, naming every download that has no {@code file:} source, before any is begun
     * @throws BadSource when the only source of a download failed for good; {@link NoSourceWorked} when there were several
     * @throws CannotWrite when a destination cannot be written; {@link DiskFull} for want of space
     * @throws TransferInterrupted when the calling thread was interrupted
     */
    List<Fetched> fetchAll(List<Download> downloads, Progress progress) throws CmException;

    /**
     * Gives the bytes of a file in order, while they arrive. A lost connection goes on where it was. Where all bytes are read, the
     * last of them are given out only after the digest of the whole was right; a reader that stops early must know by itself that
     * what it took is right. After the reader has ended nothing more is read.
     *
     * <p>Where the bytes are wrong, or the reader fails with an exception of exit code {@link
     * org.collectivemind.format.error.ExitCode#INTEGRITY}, and another source remains, the reader is run again from the start.
     *
     * @param reader run on another thread, once or more
     * @throws IOException what the reader threw
     */
    <T> T stream(PinnedFile file, Progress progress, Reader<T> reader) throws IOException, CmException;

    /** Makes something of the bytes of a file. */
    @FunctionalInterface
    interface Reader<T> {
        /** @param bytes need not be closed */
        T read(InputStream bytes) throws IOException;
    }

    /** Any ranges of a file, for who verifies what is made of them. Nothing is asked yet. */
    RangedFile ranges(PinnedFile file, Progress progress);

    /** For who asks for many files one by one. @throws Offline as in {@link #fetchAll}, naming all of them */
    void requireReachable(List<PinnedFile> files) throws CmException;

    /**
     * A small document (an index root, a shard, a POM), held in memory. It is not verified: the caller knows its digest or
     * signature.
     *
     * @param maxBytes more than this is {@link SizeMismatch}
     * @param known what an earlier answer said, or {@link Validators#NONE}; with some, the answer may be {@link
     *     Document.Unchanged}
     * @return empty when the host has none (404, 410, no such file)
     */
    Optional<Document> get(URI address, long maxBytes, Validators known) throws CmException;

    /** Closes idle connections. A call in progress is not ended. */
    @Override
    void close();
}

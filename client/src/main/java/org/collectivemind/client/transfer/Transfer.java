package org.collectivemind.client.transfer;

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

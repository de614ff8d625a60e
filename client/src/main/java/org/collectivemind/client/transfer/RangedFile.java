package org.collectivemind.client.transfer;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file elsewhere of which ranges can be read. Its bytes are not verified: whoever reads them must know what they should be. The
 * file is remembered by its strong entity tag, so that where the host has one, all ranges are of the same state of it. Safe for
 * many threads; closing it ends every read with {@link TransferInterrupted}.
 */
public final class RangedFile implements AutoCloseable {
    private final PinnedFile file;
    private final Door door;
    private final TransferPolicy policy;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicLong arrived = new AtomicLong();
    private final Progress.Task task;
    private final Sources sources;

    RangedFile(PinnedFile file, List<URI> open, Door door, TransferPolicy policy, Progress.Task task) {
        this.file = file;
        this.door = door;
        this.policy = policy;
        this.task = task;
        this.sources = new Sources(file.label(), open, policy.retries(), task, cancellation, arrived::get);
    }

    /** As pinned, in bytes. */
    public long size() {
        return file.size();
    }

    /**
     * Asks for a range and gives its bytes as they arrive. Reads end with {@link BadSource}, or {@link NoSourceWorked} where there
     * were several; never with an IOException. Close it to give the connection back.
     *
     * @param from the first byte
     * @param length how many, within the file
     * @throws NoRanges where a host is there, but answers ranges with the whole file
     */
    public InputStream open(long from, long length) {
        Objects.checkFromIndexSize(from, length, file.size());
        ContinuedBody body =
                new ContinuedBody(file, from, from + length, false, door, policy, cancellation, sources, this::arrived);
        body.connect();
        return body;
    }

    private void arrived(int bytes) {
        task.reached(arrived.addAndGet(bytes));
    }

    @Override
    public void close() {
        cancellation.cancel();
        sources.wake();
        task.finished();
    }
}

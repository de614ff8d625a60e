package org.collectivemind.client.plan;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.collectivemind.client.archive.RandomBytes;
import org.collectivemind.client.transfer.RangedFile;

/** A file on a host, as an archive is read. The archive knows no transfers, and the transfer no archives. */
final class RemoteBytes implements RandomBytes {
    private final RangedFile file;
    private final AtomicLong fetched;

    /** @param fetched gets what is read added */
    RemoteBytes(RangedFile file, AtomicLong fetched) {
        this.file = file;
        this.fetched = fetched;
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public InputStream open(long from, long length) {
        return new CountedBytes(file.open(from, length), fetched);
    }

    @Override
    public void close() {
        file.close();
    }
}

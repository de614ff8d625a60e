package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.collectivemind.format.archive.CanonicalReader;

/** Our own {@code tar.zst}: {@link CanonicalReader} is the stricter whitelist, here only the amount is bounded. */
final class CanonicalEntries implements ArchiveReader {
    private final CanonicalReader reader;
    private final Allowance allowance;

    CanonicalEntries(CanonicalReader reader, Allowance allowance) {
        this.reader = reader;
        this.allowance = allowance;
    }

    @Override
    public Optional<ArchiveEntry> next() throws IOException {
        Optional<CanonicalReader.Entry> next = reader.next();
        allowance.take(next.map(CanonicalReader.Entry::size).orElse(0L));
        return next.map(entry ->
                new ArchiveEntry(entry.path().text(), ArchiveEntry.Type.FILE, entry.executable(), entry.size(), ""));
    }

    @Override
    public InputStream content() {
        return reader.content();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.collectivemind.format.archive.CanonicalReader;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/** Our own {@code tar.zst}: {@link CanonicalReader} is the stricter whitelist, here only the amount is bounded. */
final class CanonicalEntries implements ArchiveReader {
    private final String archive;
    private final CanonicalReader reader;
    private final long limit;
    private long left;

    CanonicalEntries(String archive, InputStream compressed, long limit) throws IOException {
        this.archive = archive;
        this.reader = new CanonicalReader(archive, compressed);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public Optional<ArchiveEntry> next() throws IOException {
        Optional<CanonicalReader.Entry> next = reader.next();
        left -= next.map(CanonicalReader.Entry::size).orElse(0L);
        if (left < 0) {
            throw new HostileArchive(
                    archive, Rule.TOO_LARGE, "it decompresses to more than the allowed " + limit + " bytes");
        }
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

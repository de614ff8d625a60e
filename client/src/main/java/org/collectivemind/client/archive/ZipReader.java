package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Foreign zip and jar, looked at from end to end. The central directory leads; each local header must agree with it; headers,
 * contents and directory tile the file without gap or overlap, so a reader that streams sees the same entries. Stored and
 * deflated only. Only contents that are asked for are decompressed.
 */
final class ZipReader implements ArchiveReader {
    private final ZipBytes bytes;
    private final List<ZipRecord> records;
    private final Allowance allowance;
    private final ZipContent.Decoder decoder = new ZipContent.Decoder();
    private int index = -1;
    private long start;

    ZipReader(String archive, RandomBytes source, Limits limits, Allowance allowance) throws IOException {
        this.bytes = new ZipBytes(archive, source);
        this.records = new ZipDirectory(archive, bytes, limits.entries()).records();
        this.allowance = allowance;
    }

    @Override
    public Optional<ArchiveEntry> next() throws IOException {
        if (++index >= records.size()) {
            return Optional.empty();
        }
        ZipRecord record = records.get(index);
        start = record.content(bytes);
        record.checkBehind(bytes, start);
        return Optional.of(record.entry());
    }

    @Override
    public InputStream content() {
        ZipRecord record = records.get(index);
        return new ZipContent(record, bytes.stream(start, record.compressed()), decoder, allowance);
    }

    @Override
    public void close() {
        decoder.close();
    }
}

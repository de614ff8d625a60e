package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Foreign zip and jar. The central directory leads; each local header must agree with it; headers, contents and directory tile
 * the file without gap or overlap, so a reader that streams sees the same entries. Stored and deflated only. Only contents that
 * are asked for are decompressed.
 */
final class ZipReader implements ArchiveReader {
    private static final int BUFFER = 1 << 16;

    private final String archive;
    private final ZipBytes bytes;
    private final List<ZipRecord> records;
    private final long directory;
    private final long limit;
    private long produced;
    private int index = -1;
    private long start;

    ZipReader(String archive, RandomBytes source, Limits limits, long output) throws IOException {
        this.archive = archive;
        this.bytes = new ZipBytes(archive, source);
        this.limit = output;
        ZipDirectory found = new ZipDirectory(archive, bytes, limits.entries());
        this.records = found.records();
        this.directory = found.extent().offset();
    }

    @Override
    public Optional<ArchiveEntry> next() {
        if (++index >= records.size()) {
            return Optional.empty();
        }
        ZipRecord record = records.get(index);
        long following = index + 1 < records.size() ? records.get(index + 1).offset() : directory;
        start = record.content(bytes, following);
        boolean file = record.type() == ArchiveEntry.Type.FILE;
        return Optional.of(
                new ArchiveEntry(record.name(), record.type(), record.executable(), file ? record.size() : 0, ""));
    }

    @Override
    public InputStream content() {
        return new Content(records.get(index), start);
    }

    @Override
    public void close() {}

    /** One content, held against its size and CRC when it ends. */
    private final class Content extends InputStream {
        private final ZipRecord record;
        private final CRC32 crc = new CRC32();
        private final @Nullable Inflater inflater;
        private final InputStream in;
        private long count;

        Content(ZipRecord record, long start) {
            this.record = record;
            InputStream raw = bytes.stream(start, record.compressed());
            this.inflater = record.method() == ZipRecord.DEFLATED ? new Inflater(true) : null;
            this.in = inflater == null ? raw : new InflaterInputStream(raw, inflater, BUFFER);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            if (read < 0) {
                finish();
                return -1;
            }
            crc.update(buffer, offset, read);
            count += read;
            produced += read;
            if (produced > limit) {
                throw new HostileArchive(
                        archive, Rule.TOO_LARGE, "it decompresses to more than the allowed " + limit + " bytes");
            }
            return read;
        }

        private void finish() throws IOException {
            if (inflater != null && inflater.getBytesRead() != record.compressed()) {
                throw HostileArchive.at(
                        archive, record.name(), Rule.TRAILING_DATA, "there are bytes after its compressed content");
            }
            if (count != record.size() || (int) crc.getValue() != record.crc()) {
                throw new ZipException("its content does not match its checksum");
            }
        }

        @Override
        public void close() {
            if (inflater != null) {
                inflater.end();
            }
        }
    }
}

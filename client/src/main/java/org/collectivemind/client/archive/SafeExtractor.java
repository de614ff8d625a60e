package org.collectivemind.client.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.collectivemind.format.archive.CanonicalReader;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.release.Payload;

/**
 * Extracts archives by whitelist. Regular files go to the sink; directories are implied by paths; everything else, and every
 * structure two readers could understand differently, is a {@link HostileArchive}. Owners, times, setuid bits and extended
 * attributes are ignored. Names are checked for all entries that are read, wanted or not; names that only collide on some
 * platforms (case, Unicode form) matter among the wanted ones, because jars are full of the others.
 */
public final class SafeExtractor {
    private static final int BUFFER = 1 << 16;

    private final Limits limits;

    public SafeExtractor(Limits limits) {
        this.limits = limits;
    }

    /**
     * A local archive, looked at from end to end as far as its entries are wanted.
     *
     * @param name what the user knows the archive by, for failures
     * @throws HostileArchive where a rule is broken; the sink has then seen some of the files
     * @throws UnreadableArchive where the file cannot be read
     */
    public void extract(String name, Path archive, Payload.Format format, Selection selection, EntrySink sink) {
        try (RandomBytes bytes = RandomBytes.of(archive)) {
            whole(name, bytes, format, selection, sink);
        } catch (IOException unreadable) {
            throw new UnreadableArchive(archive, unreadable);
        }
    }

    /**
     * An archive as it arrives: tar, tar.gz and tar.zst, which are read from front to end. Where all pinned entries have been
     * delivered, the rest of the stream is not read. The stream is closed.
     *
     * @param size of the archive in bytes, as pinned: what it may decompress to depends on it
     * @throws HostileArchive where a rule is broken; the sink has then seen some of the files
     * @throws IOException where the stream itself fails
     * @throws IllegalArgumentException for a zip, which is read by its directory
     */
    public void extract(
            String name, InputStream bytes, long size, Payload.Format format, Selection selection, EntrySink sink)
            throws IOException {
        InputStream arriving = new BufferedInputStream(new SourceBytes(bytes), BUFFER);
        run(name, () -> stream(name, arriving, size, format, selection), selection, sink);
    }

    /**
     * An archive of which any range can be read. Of a zip and a tar.zst only what a pinned selection needs is read, as by {@link
     * #locate}; all else is read from front to end.
     *
     * @throws HostileArchive where a rule is broken; the sink has then seen some of the files
     * @throws IOException where the source itself fails
     */
    public void extract(String name, RandomBytes bytes, Payload.Format format, Selection selection, EntrySink sink)
            throws IOException {
        boolean hasDirectory = format == Payload.Format.ZIP || format == Payload.Format.TAR_ZST;
        if (hasDirectory && selection instanceof Selection.Pinned pinned) {
            locate(name, bytes, format, pinned).extract(sink);
        } else {
            whole(name, bytes, format, selection, sink);
        }
    }

    /**
     * Finds pinned entries in the directory of a zip or the seek table of a tar.zst, and reads nothing else yet: tells what they
     * take. Usually one request. A tar.zst without a table is to be read whole.
     *
     * @throws HostileArchive where the directory breaks a rule or lacks an entry
     * @throws IOException where the source itself fails
     * @throws IllegalArgumentException for formats without a directory
     */
    public LocatedEntries locate(String name, RandomBytes bytes, Payload.Format format, Selection.Pinned selection)
            throws IOException {
        try {
            return switch (format) {
                case ZIP -> PinnedZip.locate(name, bytes, limits, selection);
                case TAR_ZST -> PinnedFrames.locate(name, bytes, limits, selection);
                case TAR, TAR_GZ, RAW -> throw new IllegalArgumentException(format + " has no directory");
            };
        } catch (SourceBytes.Failed failed) {
            throw failed.failure();
        }
    }

    private interface Opening {
        ArchiveReader open() throws IOException;
    }

    private void whole(String name, RandomBytes bytes, Payload.Format format, Selection selection, EntrySink sink)
            throws IOException {
        if (format == Payload.Format.ZIP) {
            run(
                    name,
                    () -> new ZipReader(name, bytes, limits, Allowance.of(name, limits, bytes.size(), selection)),
                    selection,
                    sink);
        } else {
            extract(name, bytes.open(0, bytes.size()), bytes.size(), format, selection, sink);
        }
    }

    private void run(String name, Opening opening, Selection selection, EntrySink sink) throws IOException {
        try (ArchiveReader reader = opening.open()) {
            new Extraction(name, limits, selection).run(reader, sink);
        } catch (SourceBytes.Failed failed) {
            throw failed.failure();
        } catch (IOException corrupt) {
            throw new HostileArchive(name, Rule.CORRUPT, String.valueOf(corrupt.getMessage()));
        }
    }

    private ArchiveReader stream(
            String name, InputStream arriving, long size, Payload.Format format, Selection selection)
            throws IOException {
        Allowance allowance = Allowance.of(name, limits, size, selection);
        return switch (format) {
            case TAR -> new TarReader(name, arriving, limits.header());
            case TAR_GZ ->
                new TarReader(name, new BoundedOutput(new SingleMember(name, arriving), allowance), limits.header());
            case TAR_ZST -> new CanonicalEntries(new CanonicalReader(name, arriving), allowance);
            case ZIP -> throw new IllegalArgumentException("a zip is not read from front to end");
            case RAW -> throw new IllegalArgumentException("a raw payload is no archive");
        };
    }

    /** One gzip member (RFC 1952) and nothing behind it: readers disagree on what a second one means. */
    private static final class SingleMember extends InputStream {
        private final String archive;
        private final InputStream compressed;
        private final InputStream member;

        SingleMember(String archive, InputStream compressed) throws IOException {
            this.archive = archive;
            this.compressed = compressed;
            this.member = GzipCompressorInputStream.builder()
                    .setInputStream(compressed)
                    .setDecompressConcatenated(false)
                    .get();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = member.read(buffer, offset, length);
            if (count < 0 && compressed.read() >= 0) {
                throw new HostileArchive(archive, Rule.TRAILING_DATA, "there are bytes after its gzip member");
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            member.close();
        }
    }
}

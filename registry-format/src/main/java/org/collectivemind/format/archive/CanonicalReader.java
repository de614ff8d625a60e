package org.collectivemind.format.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.error.MalformedText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a canonical archive as a stream and accepts nothing else: each header must be, byte for byte, the one
 * {@link CanonicalHeader} builds for the entry; paths ascend and do not collide; the archive is one frame, or the frames of
 * {@link FramePlan} and their {@link SeekTable}. One rule in place of a list of attacks: what the writer cannot write is not read.
 */
public final class CanonicalReader implements Closeable {
    /** A path of 4,096 bytes and a size, with their record heads. */
    private static final int LONGEST_PAX = 4096 + 64;

    private static final byte[] ZEROS = new byte[CanonicalHeader.BLOCK];

    private final String archive;
    private final TarFrames tar;
    private final PathSet paths = new PathSet();
    private final FramePlan plan = new FramePlan();
    /** What alone is read; null where all of an archive is. */
    private final SeekTable.@Nullable Segment segment;

    private final byte[] block = new byte[CanonicalHeader.BLOCK];
    private @Nullable Entry current;
    private long begin;
    private long left;
    private long position;

    /** What stands in front of a file. @param size in bytes */
    public record Entry(EntryPath path, boolean executable, long size) {}

    /**
     * Reads all of an archive.
     *
     * @param archive what the user knows it by, for failures
     * @param compressed buffered where small reads are slow
     */
    public CanonicalReader(String archive, InputStream compressed) {
        this.archive = archive;
        this.tar = new TarFrames(archive, compressed);
        this.segment = null;
    }

    /**
     * Reads one segment of an archive. Its frames are held against the table, its files among themselves; that other segments
     * lack what this one has is not known.
     *
     * @param compressed from the segment's beginning on; not read beyond it
     */
    public CanonicalReader(String archive, SeekTable.Segment segment, InputStream compressed) {
        this.archive = archive;
        this.tar = new TarFrames(archive, compressed, segment.frames());
        this.segment = segment;
    }

    /** The next entry, in ascending order of paths; what was not read of the one before is skipped. */
    public Optional<Entry> next() throws IOException {
        finishCurrent();
        if (segment != null && !segment.last() && position > 0 && tar.atEnd()) {
            return Optional.empty();
        }
        long start = position;
        fill(block, block.length);
        if (isZero(block, block.length)) {
            end();
            return Optional.empty();
        }
        Entry entry = entry();
        EntryPath before = current == null ? null : current.path();
        if (before != null && entry.path().compareTo(before) <= 0) {
            throw HostileArchive.at(archive, entry.path().text(), Rule.NOT_CANONICAL, "entries are not sorted");
        }
        if (before == null && segment != null && !entry.path().equals(segment.first())) {
            throw HostileArchive.at(
                    archive, entry.path().text(), Rule.NOT_CANONICAL, "its seek table names another file here");
        }
        paths.add(entry.path()).ifPresent(other -> {
            throw HostileArchive.at(
                    archive, entry.path().text(), Rule.COLLIDING_NAME, "it collides with `" + other + "`");
        });
        current = entry;
        begin = start;
        left = entry.size();
        return Optional.of(entry);
    }

    private void end() throws IOException {
        fill(block, block.length);
        if (segment != null && !segment.last() || !isZero(block, block.length) || tar.read(block, 0, 1) >= 0) {
            throw notCanonical("it does not end after two zero blocks");
        }
        if (segment == null) {
            tar.checkEnd(plan.finish());
        }
    }

    /** The bytes of the current entry; valid until {@link #next()}. */
    public InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int count = readTar(buffer, offset, (int) Math.min(length, left));
                if (count < 0) {
                    throw truncated();
                }
                left -= count;
                return count;
            }
        };
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void finishCurrent() throws IOException {
        if (current == null) {
            return;
        }
        if (left > 0) {
            content().transferTo(OutputStream.nullOutputStream());
        }
        int padding = CanonicalHeader.padding(current.size());
        fill(block, padding);
        if (!isZero(block, padding)) {
            throw HostileArchive.at(
                    archive, current.path().text(), Rule.NOT_CANONICAL, "bytes are hidden behind its content");
        }
        // Only now is its size more than a claim, from which nothing may be made.
        plan.add(current.path(), position - begin);
    }

    /** The entry whose first block was read. */
    private Entry entry() throws IOException {
        byte[] seen = block;
        String pax = "";
        if (block[156] == 'x') {
            long size = octal(block, 124);
            if (size > LONGEST_PAX) {
                throw new HostileArchive(archive, Rule.HEADER_TOO_LARGE, "a pax header of " + size + " bytes");
            }
            byte[] records = new byte[(int) size + CanonicalHeader.padding(size)];
            fill(records, records.length);
            pax = new String(records, 0, (int) size, StandardCharsets.UTF_8);
            seen = Arrays.copyOf(block, 2 * CanonicalHeader.BLOCK + records.length);
            System.arraycopy(records, 0, seen, CanonicalHeader.BLOCK, records.length);
            fill(block, block.length);
            System.arraycopy(block, 0, seen, seen.length - CanonicalHeader.BLOCK, CanonicalHeader.BLOCK);
        }
        String name = value(pax, "path").orElseGet(this::nameField);
        Entry entry;
        try {
            long size = value(pax, "size").map(Long::parseLong).orElse(octal(block, 124));
            entry = new Entry(EntryPath.parse(name), block[104] == '7', size);
        } catch (MalformedText unsafe) {
            throw HostileArchive.at(archive, name, Rule.UNSAFE_NAME, unsafe.reason());
        } catch (NumberFormatException malformed) {
            throw HostileArchive.at(archive, name, Rule.NOT_CANONICAL, "its size is not a number");
        }
        if (entry.size() < 0
                || !Arrays.equals(seen, CanonicalHeader.of(entry.path(), entry.executable(), entry.size()))) {
            throw HostileArchive.at(
                    archive, name, Rule.NOT_CANONICAL, "its header is not the one the canonical writer writes");
        }
        return entry;
    }

    private String nameField() {
        int length = 0;
        while (length < 100 && block[length] != 0) {
            length++;
        }
        return new String(block, 0, length, StandardCharsets.UTF_8);
    }

    /** Loose on purpose: building the header again is the check. */
    private static Optional<String> value(String pax, String key) {
        if (pax.isEmpty()) {
            return Optional.empty();
        }
        for (String record : pax.split("\n")) {
            int space = record.indexOf(' ');
            if (record.startsWith(key + "=", space + 1)) {
                return Optional.of(record.substring(space + key.length() + 2));
            }
        }
        return Optional.empty();
    }

    private long octal(byte[] block, int offset) {
        long value = 0;
        for (int i = offset; i < offset + 11; i++) {
            if (block[i] < '0' || block[i] > '7') {
                throw notCanonical("a size is not in octal digits");
            }
            value = value << 3 | block[i] - '0';
        }
        return value;
    }

    private void fill(byte[] bytes, int length) throws IOException {
        for (int filled = 0; filled < length; ) {
            int count = readTar(bytes, filled, length - filled);
            if (count < 0) {
                throw truncated();
            }
            filled += count;
        }
    }

    private int readTar(byte[] buffer, int offset, int length) throws IOException {
        int count = tar.read(buffer, offset, length);
        position += Math.max(count, 0);
        return count;
    }

    private static boolean isZero(byte[] bytes, int length) {
        return Arrays.mismatch(bytes, 0, length, ZEROS, 0, length) < 0;
    }

    private HostileArchive truncated() {
        return new HostileArchive(archive, Rule.CORRUPT, "it is truncated");
    }

    private HostileArchive notCanonical(String reason) {
        return new HostileArchive(archive, Rule.NOT_CANONICAL, reason);
    }
}

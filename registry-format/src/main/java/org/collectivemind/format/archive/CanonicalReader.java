package org.collectivemind.format.archive;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.error.MalformedText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a canonical archive as a stream and accepts nothing else: each header must be, byte for byte, the one
 * {@link CanonicalHeader} builds for the entry; paths ascend and do not collide; the frame is single. One rule in place of a list
 * of attacks: what the writer cannot write is not read.
 */
public final class CanonicalReader implements Closeable {
    private static final int WINDOW_LOG = 23;
    /** A path of 4,096 bytes and a size, with their record heads. */
    private static final int LONGEST_PAX = 4096 + 64;

    private final String archive;
    private final InputStream tar;
    private final PathSet paths = new PathSet();
    private @Nullable Entry current;
    private long left;

    /** What stands in front of a file. @param size in bytes */
    public record Entry(EntryPath path, boolean executable, long size) {}

    /** @param archive what the user knows it by, for failures */
    public CanonicalReader(String archive, InputStream compressed) throws IOException {
        this.archive = archive;
        this.tar = new ZstdInputStreamNoFinalizer(new SingleFrame(archive, compressed)).setLongMax(WINDOW_LOG);
    }

    /** The next entry, in ascending order of paths; what was not read of the one before is skipped. */
    public Optional<Entry> next() throws IOException {
        finishCurrent();
        byte[] block = block();
        if (isZero(block)) {
            if (!isZero(block()) || readTar(new byte[1], 0, 1) >= 0) {
                throw notCanonical("it does not end after two zero blocks");
            }
            return Optional.empty();
        }
        Entry entry = entry(block);
        if (current != null && entry.path().compareTo(current.path()) <= 0) {
            throw HostileArchive.at(archive, entry.path().text(), Rule.NOT_CANONICAL, "entries are not sorted");
        }
        paths.add(entry.path()).ifPresent(other -> {
            throw HostileArchive.at(
                    archive, entry.path().text(), Rule.COLLIDING_NAME, "it collides with `" + other + "`");
        });
        current = entry;
        left = entry.size();
        return Optional.of(entry);
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
        content().transferTo(java.io.OutputStream.nullOutputStream());
        byte[] padding = new byte[CanonicalHeader.padding(current.size())];
        fill(padding);
        if (!isZero(padding)) {
            throw HostileArchive.at(
                    archive, current.path().text(), Rule.NOT_CANONICAL, "bytes are hidden behind its content");
        }
    }

    private Entry entry(byte[] first) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        seen.writeBytes(first);
        byte[] ustar = first;
        String pax = "";
        if (first[156] == 'x') {
            long size = octal(first, 124);
            if (size > LONGEST_PAX) {
                throw new HostileArchive(archive, Rule.HEADER_TOO_LARGE, "a pax header of " + size + " bytes");
            }
            byte[] records = new byte[(int) size + CanonicalHeader.padding(size)];
            fill(records);
            pax = new String(records, 0, (int) size, StandardCharsets.UTF_8);
            ustar = block();
            seen.writeBytes(records);
            seen.writeBytes(ustar);
        }
        String name = value(pax, "path").orElseGet(() -> nameField(seen.toByteArray(), seen.size()));
        Entry entry;
        try {
            long size = value(pax, "size").map(Long::parseLong).orElse(octal(ustar, 124));
            entry = new Entry(EntryPath.parse(name), ustar[104] == '7', size);
        } catch (MalformedText unsafe) {
            throw HostileArchive.at(archive, name, Rule.UNSAFE_NAME, unsafe.reason());
        } catch (NumberFormatException malformed) {
            throw HostileArchive.at(archive, name, Rule.NOT_CANONICAL, "its size is not a number");
        }
        if (entry.size() < 0
                || !Arrays.equals(
                        seen.toByteArray(), CanonicalHeader.of(entry.path(), entry.executable(), entry.size()))) {
            throw HostileArchive.at(
                    archive, name, Rule.NOT_CANONICAL, "its header is not the one the canonical writer writes");
        }
        return entry;
    }

    private static String nameField(byte[] seen, int end) {
        int start = end - CanonicalHeader.BLOCK;
        int length = 0;
        while (length < 100 && seen[start + length] != 0) {
            length++;
        }
        return new String(seen, start, length, StandardCharsets.UTF_8);
    }

    /** Loose on purpose: building the header again is the check. */
    private static Optional<String> value(String pax, String key) {
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

    private byte[] block() throws IOException {
        byte[] block = new byte[CanonicalHeader.BLOCK];
        fill(block);
        return block;
    }

    private void fill(byte[] bytes) throws IOException {
        for (int filled = 0; filled < bytes.length; ) {
            int count = readTar(bytes, filled, bytes.length - filled);
            if (count < 0) {
                throw truncated();
            }
            filled += count;
        }
    }

    private int readTar(byte[] buffer, int offset, int length) throws IOException {
        try {
            return tar.read(buffer, offset, length);
        } catch (ZstdIOException corrupt) {
            throw new HostileArchive(archive, Rule.CORRUPT, "zstd: " + corrupt.getMessage());
        }
    }

    private static boolean isZero(byte[] bytes) {
        for (byte value : bytes) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private HostileArchive truncated() {
        return new HostileArchive(archive, Rule.CORRUPT, "it is truncated");
    }

    private HostileArchive notCanonical(String reason) {
        return new HostileArchive(archive, Rule.NOT_CANONICAL, reason);
    }
}

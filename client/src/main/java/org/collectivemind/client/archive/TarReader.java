package org.collectivemind.client.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.archive.ArchiveEntry.Type;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/**
 * Foreign tar: v7, ustar, pax (POSIX.1-2017) and the GNU long names. Sparse files, volumes and dumps are refused; so is a tar
 * without its end mark, with anything but zeros behind it, or with two sizes for one entry (the desynchronisation of
 * CVE-2025-62518).
 */
final class TarReader implements ArchiveReader {
    private static final int BLOCK = 512;
    /** 8 GiB: what eleven octal digits cannot say. */
    private static final long OCTAL_LIMIT = 1L << 33;

    private final String archive;
    private final InputStream tar;
    private final int headerLimit;
    private long left;
    private int padding;

    /** What extended headers say about the entry that follows. */
    private static final class Extended {
        Optional<Map<String, String>> pax = Optional.empty();
        Optional<String> longName = Optional.empty();
        Optional<String> longTarget = Optional.empty();
        int bytes;
    }

    TarReader(String archive, InputStream tar, int headerLimit) {
        this.archive = archive;
        this.tar = tar;
        this.headerLimit = headerLimit;
    }

    @Override
    public Optional<ArchiveEntry> next() throws IOException {
        content().transferTo(OutputStream.nullOutputStream());
        fill(new byte[padding]);
        padding = 0;
        Extended extended = new Extended();
        while (true) {
            byte[] header = block();
            if (isZero(header)) {
                finish(extended);
                return Optional.empty();
            }
            checkSum(header);
            switch (header[156]) {
                case 'x' -> {
                    once(extended.pax);
                    extended.pax = Optional.of(PaxRecords.parse(archive, extended(header, extended)));
                }
                case 'g' -> global(PaxRecords.parse(archive, extended(header, extended)));
                case 'L' -> {
                    once(extended.longName);
                    extended.longName = Optional.of(terminated(extended(header, extended)));
                }
                case 'K' -> {
                    once(extended.longTarget);
                    extended.longTarget = Optional.of(terminated(extended(header, extended)));
                }
                default -> {
                    return Optional.of(entry(header, extended));
                }
            }
        }
    }

    @Override
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
                int count = tar.read(buffer, offset, (int) Math.min(length, left));
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

    private ArchiveEntry entry(byte[] header, Extended extended) {
        Map<String, String> pax = extended.pax.orElse(Map.of());
        if (extended.pax.isPresent() && (extended.longName.isPresent() || extended.longTarget.isPresent())) {
            throw failure(Rule.CONFLICTING_HEADERS, "an entry has both pax and GNU extended headers");
        }
        String name =
                Optional.ofNullable(pax.get("path")).or(() -> extended.longName).orElseGet(() -> ustarName(header));
        String target = Optional.ofNullable(pax.get("linkpath"))
                .or(() -> extended.longTarget)
                .orElseGet(() -> text(header, 157, 100));
        long size = size(header, Optional.ofNullable(pax.get("size")), name);
        Type type = type(header[156], name);
        if (type != Type.FILE && size > 0) {
            throw HostileArchive.at(
                    archive, name, Rule.CONFLICTING_HEADERS, "it is no file, yet has " + size + " bytes");
        }
        left = size;
        padding = (int) (-size & (BLOCK - 1));
        boolean link = type == Type.HARD_LINK || type == Type.SYMBOLIC_LINK;
        return new ArchiveEntry(name, type, (number(header, 100, 8) & 0111) != 0, size, link ? target : "");
    }

    private Type type(byte flag, String name) {
        return switch (flag) {
            // Before ustar a directory was a file whose name ends in a slash.
            case 0, '0', '7' -> name.endsWith("/") ? Type.DIRECTORY : Type.FILE;
            case '1' -> Type.HARD_LINK;
            case '2' -> Type.SYMBOLIC_LINK;
            case '3', '4', '6' -> Type.SPECIAL;
            case '5' -> Type.DIRECTORY;
            default ->
                throw HostileArchive.at(
                        archive,
                        name,
                        Rule.UNSUPPORTED,
                        "tar entries of type `" + (char) (flag & 0xff) + "` are not read");
        };
    }

    private long size(byte[] header, Optional<String> pax, String name) {
        long ustar = number(header, 124, 12);
        if (pax.isEmpty()) {
            return ustar;
        }
        if (!pax.get().matches("[0-9]{1,18}")) {
            throw HostileArchive.at(archive, name, Rule.CONFLICTING_HEADERS, "its pax size is not a number");
        }
        long size = Long.parseLong(pax.get());
        boolean tooLargeForUstar = size >= OCTAL_LIMIT && ustar == 0;
        if (ustar != size && !tooLargeForUstar) {
            throw HostileArchive.at(
                    archive, name, Rule.CONFLICTING_HEADERS, "its size is " + ustar + " or, by pax, " + size);
        }
        return size;
    }

    private byte[] extended(byte[] header, Extended extended) throws IOException {
        long size = number(header, 124, 12);
        if (size > headerLimit - extended.bytes) {
            throw failure(Rule.HEADER_TOO_LARGE, "extended headers of more than " + headerLimit + " bytes");
        }
        byte[] bytes = new byte[(int) size];
        fill(bytes);
        fill(new byte[(int) (-size & (BLOCK - 1))]);
        // Headers without content count too, or a stream of them would never end.
        extended.bytes += bytes.length + BLOCK;
        return bytes;
    }

    private void global(Map<String, String> records) {
        if (records.containsKey("path") || records.containsKey("linkpath") || records.containsKey("size")) {
            throw failure(Rule.CONFLICTING_HEADERS, "a global header names a path or a size for all entries");
        }
    }

    private void once(Optional<?> header) {
        if (header.isPresent()) {
            throw failure(Rule.CONFLICTING_HEADERS, "an entry has the same extended header twice");
        }
    }

    private void finish(Extended extended) throws IOException {
        if (extended.bytes > 0 && (extended.pax.isPresent() || extended.longName.isPresent())) {
            throw failure(Rule.CORRUPT, "an extended header has no entry");
        }
        if (!isZero(block())) {
            throw failure(Rule.TRAILING_DATA, "there are bytes after its end mark");
        }
        byte[] rest = new byte[1 << 13];
        for (int count = tar.read(rest); count >= 0; count = tar.read(rest)) {
            if (!isZero(Arrays.copyOf(rest, count))) {
                throw failure(Rule.TRAILING_DATA, "there are bytes after its end mark");
            }
        }
    }

    private void checkSum(byte[] header) {
        int sum = 8 * ' ';
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? 0 : header[i] & 0xff;
        }
        if (number(header, 148, 8) != sum) {
            throw failure(Rule.CORRUPT, "the checksum of a tar header does not match");
        }
    }

    /** The prefix field exists in POSIX ustar only; GNU tar keeps times there. */
    private String ustarName(byte[] header) {
        String name = text(header, 0, 100);
        boolean posix = text(header, 257, 6).equals("ustar") && header[262] == 0;
        String prefix = posix ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Octal digits between blanks, or GNU base-256: a set top bit and a big-endian number. */
    private long number(byte[] header, int offset, int length) {
        if ((header[offset] & 0x80) != 0) {
            long value = header[offset] & 0x7f;
            for (int i = offset + 1; i < offset + length; i++) {
                if (value >= 1L << 54) {
                    throw failure(Rule.CORRUPT, "a number in a tar header is out of range");
                }
                value = value << 8 | header[i] & 0xff;
            }
            return value;
        }
        String digits = new String(header, offset, length, StandardCharsets.ISO_8859_1);
        digits = digits.replace('\0', ' ').trim();
        if (!digits.matches("[0-7]{0,12}")) {
            throw failure(Rule.CORRUPT, "a number in a tar header is not octal");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return utf8(Arrays.copyOfRange(header, offset, end));
    }

    private String terminated(byte[] bytes) {
        int end = bytes.length > 0 && bytes[bytes.length - 1] == 0 ? bytes.length - 1 : bytes.length;
        return utf8(Arrays.copyOf(bytes, end));
    }

    private String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw failure(Rule.UNSAFE_NAME, "a name is not UTF-8");
        }
    }

    private byte[] block() throws IOException {
        byte[] block = new byte[BLOCK];
        fill(block);
        return block;
    }

    private void fill(byte[] bytes) throws IOException {
        if (tar.readNBytes(bytes, 0, bytes.length) < bytes.length) {
            throw truncated();
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

    private static EOFException truncated() {
        return new EOFException("it is truncated");
    }

    private HostileArchive failure(Rule rule, String reason) {
        return new HostileArchive(archive, rule, reason);
    }
}

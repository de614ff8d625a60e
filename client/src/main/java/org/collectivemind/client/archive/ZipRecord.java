package org.collectivemind.client.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.collectivemind.client.archive.ArchiveEntry.Type;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/**
 * One entry of a zip's central directory, held against its local header.
 *
 * @param offset of the local header
 * @param following where the next local header or the directory begins
 * @param next where the following directory record begins
 */
record ZipRecord(
        String archive,
        byte[] rawName,
        String name,
        Type type,
        boolean executable,
        int flags,
        int method,
        int crc,
        long compressed,
        long size,
        long offset,
        long following,
        long next) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int SIGNATURE = 0x02014b50;
    private static final int SIZE = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int PATCH = 1 << 5;
    private static final int UTF8 = 1 << 11;

    static ZipRecord read(String archive, ZipBytes bytes, long position, long end) {
        ByteBuffer fixed = bytes.at(position, SIZE);
        if (fixed.getInt(0) != SIGNATURE) {
            throw new HostileArchive(archive, Rule.CORRUPT, "its directory is malformed");
        }
        int nameLength = fixed.getShort(28) & 0xffff;
        int extraLength = fixed.getShort(30) & 0xffff;
        long next = position + SIZE + nameLength + extraLength + (fixed.getShort(32) & 0xffff);
        if (next > end) {
            throw new HostileArchive(archive, Rule.CORRUPT, "its directory is malformed");
        }
        byte[] rawName = bytes.at(position + SIZE, nameLength).array();
        String name = name(archive, rawName);
        int flags = fixed.getShort(8) & 0xffff;
        int method = fixed.getShort(10) & 0xffff;
        if ((flags & ENCRYPTED) != 0) {
            throw HostileArchive.at(archive, name, Rule.ENCRYPTED, "it has an encrypted entry");
        }
        if (method != STORED && method != DEFLATED || (flags & PATCH) != 0) {
            throw HostileArchive.at(
                    archive, name, Rule.UNSUPPORTED, "an entry is compressed by method " + method + ", not by deflate");
        }
        ZipExtra extra = ZipExtra.read(archive, name, bytes.at(position + SIZE + nameLength, extraLength));
        extra.checkName(rawName);
        long size = extra.large(fixed.getInt(24));
        long compressed = extra.large(fixed.getInt(20));
        long offset = extra.large(fixed.getInt(42));
        int stated = fixed.getInt(38) >>> 16;
        // Old plexus-archivers, and so hundreds of jars on Maven repositories, write -1 where no mode was set.
        int mode = stated == 0xffff ? 0 : stated;
        Type type = type(archive, name, mode);
        if (type == Type.DIRECTORY && size != 0 || method == STORED && size != compressed) {
            throw HostileArchive.at(archive, name, Rule.CONFLICTING_HEADERS, "its sizes contradict each other");
        }
        boolean unix = fixed.get(5) == 3 || fixed.get(5) == 19;
        return new ZipRecord(
                archive,
                rawName,
                name,
                type,
                unix && (mode & 0111) != 0,
                flags,
                method,
                fixed.getInt(16),
                compressed,
                size,
                offset,
                end,
                next);
    }

    /** This entry, once its neighbour is known. What the directory alone says must leave room for its header and content. */
    ZipRecord followedBy(long neighbour) {
        if (offset > neighbour - LOCAL_SIZE - rawName.length
                || compressed > neighbour - offset - LOCAL_SIZE - rawName.length) {
            throw conflict("its content overlaps the next entry");
        }
        return new ZipRecord(
                archive,
                rawName,
                name,
                type,
                executable,
                flags,
                method,
                crc,
                compressed,
                size,
                offset,
                neighbour,
                next);
    }

    ArchiveEntry entry() {
        return new ArchiveEntry(name, type, executable, type == Type.FILE ? size : 0, "");
    }

    private static Type type(String archive, String name, int mode) {
        boolean slash = name.endsWith("/");
        return switch (mode & 0170000) {
            case 0120000 -> Type.SYMBOLIC_LINK;
            case 0040000 -> {
                if (!slash) {
                    throw HostileArchive.at(archive, name, Rule.CONFLICTING_HEADERS, "it is a directory by mode only");
                }
                yield Type.DIRECTORY;
            }
            case 0, 0100000 -> slash ? Type.DIRECTORY : Type.FILE;
            default -> Type.SPECIAL;
        };
    }

    /** Tools on Unix write UTF-8 with and without saying so. What is neither ASCII nor UTF-8 has no certain meaning. */
    private static String name(String archive, byte[] raw) {
        String name = new String(raw, StandardCharsets.UTF_8);
        // What is malformed was replaced, and does not come back.
        if (!Arrays.equals(name.getBytes(StandardCharsets.UTF_8), raw)) {
            throw HostileArchive.at(
                    archive,
                    new String(raw, StandardCharsets.ISO_8859_1),
                    Rule.UNSAFE_NAME,
                    "a name is neither ASCII nor UTF-8");
        }
        return name;
    }

    /** Where the compressed bytes begin. Checks that the local header says what the directory says. */
    long content(ZipHeaders bytes) throws IOException {
        ByteBuffer local = bytes.at(offset, LOCAL_SIZE);
        if (local.getInt(0) != LOCAL_SIGNATURE) {
            throw conflict("its local header is missing");
        }
        int nameLength = local.getShort(26) & 0xffff;
        int extraLength = local.getShort(28) & 0xffff;
        int localFlags = local.getShort(6) & 0xffff;
        if (!Arrays.equals(rawName, bytes.at(offset + LOCAL_SIZE, nameLength).array())) {
            throw conflict("its name in the local header is another");
        }
        if ((local.getShort(8) & 0xffff) != method || ((localFlags ^ flags) & (ENCRYPTED | DESCRIPTOR)) != 0) {
            throw conflict("its local header has another method or other flags");
        }
        if (((localFlags ^ flags) & UTF8) != 0 && !name.chars().allMatch(c -> c < 0x80)) {
            throw conflict("its local header has another encoding");
        }
        ZipExtra extra = ZipExtra.read(archive, name, bytes.at(offset + LOCAL_SIZE + nameLength, extraLength));
        extra.checkName(rawName);
        long localSize = extra.large(local.getInt(22));
        long localCompressed = extra.large(local.getInt(18));
        boolean described = (flags & DESCRIPTOR) != 0;
        boolean blank = described && local.getInt(14) == 0 && localSize == 0 && localCompressed == 0;
        // With zip64 a streaming writer leaves the size fields saturated and the extra field zero.
        if (!blank && (local.getInt(14) != crc || localSize != size || localCompressed != compressed)) {
            throw conflict("its local header has another size or checksum");
        }
        long start = offset + LOCAL_SIZE + nameLength + extraLength;
        if (compressed > following - start) {
            throw conflict("its content overlaps the next entry");
        }
        return start;
    }

    /** Checks that the next entry comes right after the content and its descriptor. @param start of the content */
    void checkBehind(ZipHeaders bytes, long start) throws IOException {
        long gap = following - start - compressed;
        boolean described = (flags & DESCRIPTOR) != 0;
        boolean known = described ? gap == 12 || gap == 16 || gap == 20 || gap == 24 : gap == 0;
        if (!known) {
            throw HostileArchive.at(archive, name, Rule.TRAILING_DATA, "there are bytes after its content");
        }
        if (!described) {
            return;
        }
        ByteBuffer descriptor = bytes.at(start + compressed, (int) gap);
        if (gap % 8 == 0 && descriptor.getInt() != DESCRIPTOR_SIGNATURE) {
            throw conflict("its data descriptor is malformed");
        }
        boolean large = gap >= 20;
        boolean same = descriptor.getInt() == crc
                && (large ? descriptor.getLong() : descriptor.getInt() & 0xffffffffL) == compressed
                && (large ? descriptor.getLong() : descriptor.getInt() & 0xffffffffL) == size;
        if (!same) {
            throw conflict("its data descriptor has another size or checksum");
        }
    }

    private HostileArchive conflict(String reason) {
        return HostileArchive.at(archive, name, Rule.CONFLICTING_HEADERS, reason);
    }
}

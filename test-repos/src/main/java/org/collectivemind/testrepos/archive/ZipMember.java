package org.collectivemind.testrepos.archive;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One member of a zip, whose local header and central directory may tell different stories.
 *
 * @param data the bytes as stored in the file, compressed or not
 * @param attributes external attributes: a Unix mode in the upper 16 bits
 */
record ZipMember(
        byte[] localName,
        byte[] centralName,
        int method,
        int flags,
        byte[] data,
        long crc,
        long localSize,
        long centralSize,
        long centralPackedSize,
        long attributes,
        byte[] extra) {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    /** Names are UTF-8. */
    static final int UTF8 = 1 << 11;

    static final int ENCRYPTED = 1;

    static ZipMember stored(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return of(name, STORED, bytes, crc(bytes), bytes.length);
    }

    static ZipMember deflated(String name, byte[] content) {
        return of(name, DEFLATED, deflate(content), crc(content), content.length);
    }

    /** @param size of the content that {@code data} unpacks to */
    static ZipMember of(String name, int method, byte[] data, long crc, long size) {
        byte[] raw = name.getBytes(StandardCharsets.UTF_8);
        return new ZipMember(raw, raw, method, UTF8, data, crc, size, size, data.length, 0100644L << 16, new byte[0]);
    }

    static long crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    ZipMember centrallyNamed(String name) {
        return new ZipMember(
                localName,
                name.getBytes(StandardCharsets.UTF_8),
                method,
                flags,
                data,
                crc,
                localSize,
                centralSize,
                centralPackedSize,
                attributes,
                extra);
    }

    ZipMember withMethod(int changed) {
        return new ZipMember(
                localName,
                centralName,
                changed,
                flags,
                data,
                crc,
                localSize,
                centralSize,
                centralPackedSize,
                attributes,
                extra);
    }

    ZipMember withFlag(int flag) {
        return new ZipMember(
                localName,
                centralName,
                method,
                flags | flag,
                data,
                crc,
                localSize,
                centralSize,
                centralPackedSize,
                attributes,
                extra);
    }

    ZipMember withCrc(long changed) {
        return new ZipMember(
                localName,
                centralName,
                method,
                flags,
                data,
                changed,
                localSize,
                centralSize,
                centralPackedSize,
                attributes,
                extra);
    }

    /** The central directory tells these sizes; the local header keeps its own. */
    ZipMember withCentralSizes(long size, long packed) {
        return new ZipMember(
                localName, centralName, method, flags, data, crc, localSize, size, packed, attributes, extra);
    }

    /** Both places tell this size. */
    ZipMember withSize(long size) {
        return new ZipMember(
                localName, centralName, method, flags, data, crc, size, size, centralPackedSize, attributes, extra);
    }

    ZipMember withMode(int mode) {
        return new ZipMember(
                localName,
                centralName,
                method,
                flags,
                data,
                crc,
                localSize,
                centralSize,
                centralPackedSize,
                (long) mode << 16,
                extra);
    }

    ZipMember withExtra(byte[] field) {
        return new ZipMember(
                localName,
                centralName,
                method,
                flags,
                data,
                crc,
                localSize,
                centralSize,
                centralPackedSize,
                attributes,
                field.clone());
    }
}

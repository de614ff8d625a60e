package org.collectivemind.testrepos.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** One member of a zip, whose local header and central directory may tell different stories. Never changes once handed out. */
final class ZipMember implements Cloneable {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    static final int ENCRYPTED = 1;
    private static final int NAMES_ARE_UTF8 = 1 << 11;
    private static final int REGULAR_FILE = 0100644;

    private byte[] localName;
    private byte[] centralName;
    private int method;
    private int flags = NAMES_ARE_UTF8;
    private byte[] data;
    private long crc;
    private long localSize;
    private long centralSize;
    private long centralPackedSize;
    private int mode = REGULAR_FILE;
    private byte[] extra = {};

    private ZipMember(byte[] name, int method, byte[] data, long crc, long size) {
        this.localName = name;
        this.centralName = name;
        this.method = method;
        this.data = data;
        this.crc = crc;
        this.localSize = size;
        this.centralSize = size;
        this.centralPackedSize = data.length;
    }

    static ZipMember stored(String name, String content) {
        byte[] bytes = utf8(content);
        return of(name, STORED, bytes, crc(bytes), bytes.length);
    }

    static ZipMember deflated(String name, byte[] content) {
        return of(name, DEFLATED, deflate(content), crc(content), content.length);
    }

    /** @param size of the content that {@code data} unpacks to */
    static ZipMember of(String name, int method, byte[] data, long crc, long size) {
        return new ZipMember(utf8(name), method, data, crc, size);
    }

    ZipMember centrallyNamed(String name) {
        return changed(copy -> copy.centralName = utf8(name));
    }

    ZipMember withMethod(int unusual) {
        return changed(copy -> copy.method = unusual);
    }

    ZipMember withFlag(int flag) {
        return changed(copy -> copy.flags |= flag);
    }

    ZipMember withCrc(long wrong) {
        return changed(copy -> copy.crc = wrong);
    }

    /** The central directory tells these sizes; the local header keeps its own. */
    ZipMember withCentralSizes(long size, long packed) {
        return changed(copy -> {
            copy.centralSize = size;
            copy.centralPackedSize = packed;
        });
    }

    /** Both places tell this size. */
    ZipMember withSize(long size) {
        return changed(copy -> {
            copy.localSize = size;
            copy.centralSize = size;
        });
    }

    /** @param unix type and permission bits */
    ZipMember withMode(int unix) {
        return changed(copy -> copy.mode = unix);
    }

    ZipMember withExtra(byte[] field) {
        return changed(copy -> copy.extra = field);
    }

    byte[] localName() {
        return localName;
    }

    byte[] centralName() {
        return centralName;
    }

    int method() {
        return method;
    }

    int flags() {
        return flags;
    }

    byte[] data() {
        return data;
    }

    long crc() {
        return crc;
    }

    long localSize() {
        return localSize;
    }

    long centralSize() {
        return centralSize;
    }

    long centralPackedSize() {
        return centralPackedSize;
    }

    /** The Unix mode, where the central directory has it. */
    int externalAttributes() {
        return mode << 16;
    }

    byte[] extra() {
        return extra;
    }

    static long crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    private ZipMember changed(Consumer<ZipMember> change) {
        try {
            ZipMember copy = (ZipMember) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}

package org.collectivemind.testrepos.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A tar archive put together block by block, without any check of what goes in. */
final class TarBytes {
    static final char FILE = '0';
    static final char HARDLINK = '1';
    static final char SYMLINK = '2';
    static final char CHARACTER_DEVICE = '3';
    static final char BLOCK_DEVICE = '4';
    static final char DIRECTORY = '5';
    static final char FIFO = '6';
    static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TarBytes file(String path, String content) {
        return file(path, content, 0644);
    }

    TarBytes file(String path, String content, int mode) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return named(path, FILE, bytes.length, mode, "").data(bytes);
    }

    TarBytes directory(String path) {
        return directory(path, 0755);
    }

    TarBytes directory(String path, int mode) {
        return named(path, DIRECTORY, 0, mode, "");
    }

    TarBytes symlink(String path, String target) {
        return named(path, SYMLINK, 0, 0777, target);
    }

    TarBytes hardlink(String path, String target) {
        return named(path, HARDLINK, 0, 0644, target);
    }

    TarBytes special(String path, char type) {
        return named(path, type, 0, 0666, "");
    }

    /** One pax record that applies to the next entry ({@code x}) or to all that follow ({@code g}). */
    TarBytes pax(char type, String key, String value) {
        byte[] record = paxRecord(key, value);
        return header("PaxHeader", type, octal(record.length), 0644, "").data(record);
    }

    TarBytes pax(String key, String value) {
        return pax('x', key, value);
    }

    /** A header with a size field of any bytes. */
    TarBytes header(String name, char type, byte[] size, int mode, String link) {
        raw(headerBlock(name, type, size, mode, link));
        return this;
    }

    /** Content, filled up to a whole block. */
    TarBytes data(byte[] content) {
        raw(content);
        return raw(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    TarBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** So far, without an end. */
    byte[] unfinished() {
        return out.toByteArray();
    }

    byte[] finish() {
        return raw(new byte[2 * BLOCK]).unfinished();
    }

    private TarBytes named(String path, char type, long size, int mode, String link) {
        if (path.indexOf('\0') >= 0 || path.getBytes(StandardCharsets.UTF_8).length > 100) {
            pax("path", path);
        }
        if (link.getBytes(StandardCharsets.UTF_8).length > 100) {
            pax("linkpath", link);
        }
        return header(path, type, octal(size), mode, link);
    }

    static byte[] octal(long number) {
        return String.format(java.util.Locale.ROOT, "%011o\0", number).getBytes(StandardCharsets.US_ASCII);
    }

    /** The GNU form for what octal cannot say: a set top bit, then a big-endian two's complement number. */
    static byte[] base256(long number) {
        byte[] field = new byte[12];
        Arrays.fill(field, (byte) (number < 0 ? 0xff : 0));
        for (int i = 0; i < 8; i++) {
            field[11 - i] = (byte) (number >> (8 * i));
        }
        field[0] |= (byte) 0x80;
        return field;
    }

    /** {@code LENGTH KEY=VALUE\n}, where the length counts itself. */
    static byte[] paxRecord(String key, String value) {
        byte[] rest = (" " + key + '=' + value + '\n').getBytes(StandardCharsets.UTF_8);
        int length = rest.length + 1;
        while (Integer.toString(length).length() + rest.length != length) {
            length++;
        }
        byte[] digits = Integer.toString(length).getBytes(StandardCharsets.US_ASCII);
        byte[] record = Arrays.copyOf(digits, length);
        System.arraycopy(rest, 0, record, digits.length, rest.length);
        return record;
    }

    static byte[] headerBlock(String name, char type, byte[] size, int mode, String link) {
        byte[] block = new byte[BLOCK];
        put(block, 0, 100, name);
        put(block, 100, 8, String.format(java.util.Locale.ROOT, "%07o", mode));
        put(block, 108, 8, "0000000");
        put(block, 116, 8, "0000000");
        System.arraycopy(size, 0, block, 124, size.length);
        put(block, 136, 12, "00000000000");
        block[156] = (byte) type;
        put(block, 157, 100, link);
        put(block, 257, 8, "ustar\00000");
        seal(block);
        return block;
    }

    /** Sets the checksum of a header. */
    static void seal(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, 7, String.format(java.util.Locale.ROOT, "%06o", sum));
        block[154] = 0;
    }

    private static void put(byte[] block, int at, int width, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, Math.min(width, bytes.length));
    }
}

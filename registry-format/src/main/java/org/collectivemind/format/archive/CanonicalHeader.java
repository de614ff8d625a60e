package org.collectivemind.format.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The header blocks of one entry in a canonical archive (POSIX.1-2017, <i>pax</i>): ustar, preceded by a pax header with
 * {@code path} where the path is longer than 100 bytes or not ASCII, and {@code size} from 8 GiB. Everything else is constant,
 * so that a header is a function of path, executable bit and size, and a reader checks one by building it again.
 */
final class CanonicalHeader {
    static final int BLOCK = 512;

    private static final int NAME_BYTES = 100;
    private static final long OCTAL_LIMIT = 1L << 33;
    private static final String PAX_NAME = "././@PaxHeader";
    /** What all blocks have in common. */
    private static final byte[] TEMPLATE = template();

    private CanonicalHeader() {}

    static byte[] of(EntryPath path, boolean executable, long size) {
        byte[] name = path.text().getBytes(StandardCharsets.UTF_8);
        // Only what is ASCII has as many bytes as characters.
        boolean plainName =
                name.length <= NAME_BYTES && name.length == path.text().length();
        if (plainName && size < OCTAL_LIMIT) {
            return ustar(name, '0', executable, size);
        }
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        if (!plainName) {
            records.writeBytes(record("path", path.text()));
        }
        if (size >= OCTAL_LIMIT) {
            records.writeBytes(record("size", Long.toString(size)));
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream(3 * BLOCK);
        header.writeBytes(ustar(PAX_NAME.getBytes(StandardCharsets.US_ASCII), 'x', false, records.size()));
        header.writeBytes(records.toByteArray());
        header.writeBytes(new byte[padding(records.size())]);
        // A reader without pax sees a placeholder: it must fail to find the file rather than find half of its name.
        header.writeBytes(ustar(
                plainName ? name : "pax".getBytes(StandardCharsets.US_ASCII),
                '0',
                executable,
                size < OCTAL_LIMIT ? size : 0));
        return header.toByteArray();
    }

    /** Zero bytes after {@code size} bytes of content, up to a whole block. */
    static int padding(long size) {
        return (int) (-size & (BLOCK - 1));
    }

    private static byte[] ustar(byte[] name, char type, boolean executable, long size) {
        byte[] block = TEMPLATE.clone();
        System.arraycopy(name, 0, block, 0, name.length);
        if (executable) {
            ascii(block, 100, "0000755");
        }
        octal(block, 124, 11, size);
        block[156] = (byte) type;
        int sum = 0;
        for (byte value : block) {
            sum += value & 0xff;
        }
        octal(block, 148, 6, sum);
        block[154] = 0;
        return block;
    }

    private static byte[] template() {
        byte[] block = new byte[BLOCK];
        ascii(block, 100, "0000644");
        ascii(block, 108, "0000000");
        ascii(block, 116, "0000000");
        ascii(block, 136, "00000000000");
        // The checksum is reckoned with blanks in its place.
        ascii(block, 148, "        ");
        ascii(block, 257, "ustar\00000");
        ascii(block, 329, "0000000");
        ascii(block, 337, "0000000");
        return block;
    }

    private static void octal(byte[] block, int offset, int digits, long value) {
        long left = value;
        for (int i = offset + digits - 1; i >= offset; i--) {
            block[i] = (byte) ('0' + (left & 7));
            left >>= 3;
        }
    }

    private static void ascii(byte[] block, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }

    /** {@code "length key=value\n"}, where length counts itself. */
    private static byte[] record(String key, String value) {
        byte[] rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
        int length = rest.length + 1;
        while (Integer.toString(length).length() + rest.length != length) {
            length = Integer.toString(length).length() + rest.length;
        }
        byte[] digits = Integer.toString(length).getBytes(StandardCharsets.US_ASCII);
        byte[] record = new byte[length];
        System.arraycopy(digits, 0, record, 0, digits.length);
        System.arraycopy(rest, 0, record, digits.length, rest.length);
        return record;
    }
}

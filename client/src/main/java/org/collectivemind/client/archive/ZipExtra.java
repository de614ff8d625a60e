package org.collectivemind.client.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/** The extra field of a zip header (APPNOTE §4.5): zip64 sizes and the name some readers prefer. The rest is skipped. */
final class ZipExtra {
    private static final int ZIP64 = 0x0001;
    private static final int UNICODE_PATH = 0x7075;

    private final String archive;
    private final String entry;
    private ByteBuffer zip64 = ByteBuffer.allocate(0);
    private byte[] unicodePath = {};

    private ZipExtra(String archive, String entry) {
        this.archive = archive;
        this.entry = entry;
    }

    static ZipExtra read(String archive, String entry, ByteBuffer bytes) {
        ZipExtra extra = new ZipExtra(archive, entry);
        // Aligning writers leave up to three bytes that are no field.
        while (bytes.remaining() >= 4) {
            int id = bytes.getShort() & 0xffff;
            int length = bytes.getShort() & 0xffff;
            if (length > bytes.remaining()) {
                throw extra.conflict("an extra field is longer than its header says");
            }
            byte[] field = new byte[length];
            bytes.get(field);
            if (id == ZIP64) {
                if (extra.zip64.capacity() > 0) {
                    throw extra.conflict("it has two zip64 fields");
                }
                extra.zip64 = ByteBuffer.wrap(field).order(ByteOrder.LITTLE_ENDIAN);
            } else if (id == UNICODE_PATH) {
                extra.unicodePath = length > 5 ? Arrays.copyOfRange(field, 5, length) : field;
            }
        }
        return extra;
    }

    /** A 32-bit field, or the next zip64 value where it is saturated. Ask in the order size, compressed size, offset. */
    long large(int field) {
        if (field != -1) {
            return field & 0xffffffffL;
        }
        if (zip64.remaining() < 8) {
            return 0xffffffffL;
        }
        long value = zip64.getLong();
        if (value < 0) {
            throw conflict("a zip64 size is out of range");
        }
        return value;
    }

    void checkName(byte[] name) {
        if (unicodePath.length > 0 && !Arrays.equals(unicodePath, name)) {
            throw conflict("its Unicode name is another");
        }
    }

    private HostileArchive conflict(String reason) {
        return HostileArchive.at(archive, entry, Rule.CONFLICTING_HEADERS, reason);
    }
}

package org.collectivemind.format.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.collectivemind.format.archive.HostileArchive.Rule;

/**
 * Compressed bytes that must be exactly one zstd frame (RFC 8878 §3.1.1): no skippable frame, no second frame, nothing behind.
 * Decoders join frames silently, so data could be hidden between or after them. Follows the frame by the lengths in its headers
 * while the bytes pass.
 */
final class SingleFrame extends FilterInputStream {
    private static final int MAGIC = 0xFD2FB528;
    private static final int LONGEST_HEADER = 18;

    private enum Expecting {
        HEADER,
        BLOCK_HEADER,
        BLOCK,
        CHECKSUM,
        NOTHING
    }

    private final String archive;
    private Expecting expecting = Expecting.HEADER;
    private final byte[] header = new byte[LONGEST_HEADER];
    private int headerLength;
    private int headerWanted = 5;
    private long skip;
    private boolean checksum;
    private boolean lastBlock;

    SingleFrame(String archive, InputStream in) {
        super(in);
        this.archive = archive;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        for (int i = 0; i < count; ) {
            i += follow(buffer, offset + i, count - i);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Takes at least one of the bytes and says how many. */
    private int follow(byte[] bytes, int offset, int available) {
        if (expecting == Expecting.NOTHING) {
            throw new HostileArchive(archive, Rule.TRAILING_DATA, "there are bytes after its zstd frame");
        }
        if (expecting == Expecting.BLOCK || expecting == Expecting.CHECKSUM) {
            int taken = (int) Math.min(available, skip);
            skip -= taken;
            if (skip == 0) {
                skipped();
            }
            return taken;
        }
        header[headerLength++] = bytes[offset];
        if (headerLength == headerWanted) {
            if (expecting == Expecting.HEADER) {
                frameHeader();
            } else {
                blockHeader();
            }
        }
        return 1;
    }

    private void frameHeader() {
        if (headerWanted == 5) {
            if (littleEndian(4) != MAGIC) {
                throw new HostileArchive(archive, Rule.CORRUPT, "it does not begin with a zstd frame");
            }
            int descriptor = header[4] & 0xff;
            boolean singleSegment = (descriptor & 0x20) != 0;
            checksum = (descriptor & 0x04) != 0;
            int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
            int contentSize = new int[] {singleSegment ? 1 : 0, 2, 4, 8}[descriptor >> 6];
            headerWanted = 5 + (singleSegment ? 0 : 1) + dictionary + contentSize;
            if (headerWanted > headerLength) {
                return;
            }
        }
        await(Expecting.BLOCK_HEADER, 3);
    }

    private void blockHeader() {
        int value = littleEndian(3);
        lastBlock = (value & 1) != 0;
        int type = value >> 1 & 3;
        // A run-length block is one byte long, whatever the size it stands for.
        skip = type == 1 ? 1 : value >> 3;
        expecting = Expecting.BLOCK;
        if (skip == 0) {
            skipped();
        }
    }

    private void skipped() {
        if (expecting == Expecting.CHECKSUM) {
            expecting = Expecting.NOTHING;
        } else if (!lastBlock) {
            await(Expecting.BLOCK_HEADER, 3);
        } else if (checksum) {
            expecting = Expecting.CHECKSUM;
            skip = 4;
        } else {
            expecting = Expecting.NOTHING;
        }
    }

    private void await(Expecting next, int bytes) {
        expecting = next;
        headerLength = 0;
        headerWanted = bytes;
    }

    private int littleEndian(int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (header[i] & 0xff) << 8 * i;
        }
        return value;
    }
}

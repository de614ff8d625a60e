package org.collectivemind.format.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.collectivemind.format.archive.HostileArchive.Rule;

/**
 * Compressed bytes, taken zstd frame by zstd frame (RFC 8878 §3.1.1). A frame ends where its block headers say, never where a
 * decoder stopped; one that states a size up to {@link FramePlan#LONGEST} is decompressed whole into one buffer.
 */
final class FrameInput implements Closeable {
    private static final int MAGIC = 0xFD2FB528;
    private static final int FRAME_HEAD = 5;
    private static final int BLOCK_HEAD = 3;
    private static final int CHECKSUM = 4;

    private final String archive;
    private final InputStream in;
    private final ZstdDecompressCtx decoder = new ZstdDecompressCtx();
    private byte[] compressed = new byte[1 << 16];
    private int length;
    private byte[] content = {};

    private long stated;
    private boolean checked;

    /** What comes next. */
    enum Head {
        /** A frame that states a size that fits: {@link #frame()} takes it. */
        SIZED,
        /** A frame of another kind, or none at all: {@link #rest()} begins with it. */
        OTHER,
        END
    }

    /** @param in buffered where small reads are slow */
    FrameInput(String archive, InputStream in) {
        this.archive = archive;
        this.in = in;
    }

    /** Reads the head of the next frame. */
    Head head() throws IOException {
        length = 0;
        if (!fill(FRAME_HEAD)) {
            return length == 0 ? Head.END : Head.OTHER;
        }
        if ((int) littleEndian(0, 4) != MAGIC) {
            return Head.OTHER;
        }
        int descriptor = compressed[4] & 0xff;
        boolean singleSegment = (descriptor & 0x20) != 0;
        checked = (descriptor & 0x04) != 0;
        int contentSize = new int[] {singleSegment ? 1 : 0, 2, 4, 8}[descriptor >> 6];
        boolean dictionary = (descriptor & 3) != 0;
        if (contentSize == 0 || dictionary || !fill((singleSegment ? 0 : 1) + contentSize)) {
            return Head.OTHER;
        }
        stated = littleEndian(length - contentSize, contentSize) + (contentSize == 2 ? 256 : 0);
        return stated >= 0 && stated <= FramePlan.LONGEST ? Head.SIZED : Head.OTHER;
    }

    /** Decompresses the frame whose head was read. */
    SeekTable.Frame frame() throws IOException {
        long bound = Zstd.compressBound(stated);
        for (boolean last = false; !last; ) {
            need(BLOCK_HEAD);
            int block = (int) littleEndian(length - BLOCK_HEAD, BLOCK_HEAD);
            last = (block & 1) != 0;
            // A run-length block is one byte long, whatever the size it stands for.
            need((block >> 1 & 3) == 1 ? 1 : block >> 3);
            if (length > bound) {
                throw new HostileArchive(archive, Rule.NOT_CANONICAL, "a zstd frame is longer than its content");
            }
        }
        if (checked) {
            need(CHECKSUM);
        }
        content = content.length < stated ? new byte[(int) stated] : content;
        try {
            int size = decoder.decompressByteArray(content, 0, (int) stated, compressed, 0, length);
            if (size != stated) {
                throw new HostileArchive(archive, Rule.CORRUPT, "a zstd frame is shorter than it says");
            }
            return new SeekTable.Frame(length, size);
        } catch (ZstdException corrupt) {
            throw new HostileArchive(archive, Rule.CORRUPT, "zstd: " + corrupt.getMessage());
        }
    }

    /** What {@link #frame()} decompressed; its buffer serves the next frame too. */
    byte[] content() {
        return content;
    }

    /** Everything from the head that was read last. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(compressed, length)), in);
    }

    @Override
    public void close() throws IOException {
        decoder.close();
        in.close();
    }

    private void need(int count) throws IOException {
        if (!fill(count)) {
            throw new HostileArchive(archive, Rule.CORRUPT, "it is truncated");
        }
    }

    private boolean fill(int count) throws IOException {
        if (length + count > compressed.length) {
            compressed = Arrays.copyOf(compressed, Math.max(length + count, 2 * compressed.length));
        }
        int read = in.readNBytes(compressed, length, count);
        length += read;
        return read == count;
    }

    private long littleEndian(int offset, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (compressed[offset + i] & 0xffL) << 8 * i;
        }
        return value;
    }
}

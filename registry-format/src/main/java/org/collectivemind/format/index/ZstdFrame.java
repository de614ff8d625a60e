package org.collectivemind.format.index;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;

/** One zstd frame that states the size of what is in it, so that a bomb is known before it goes off. */
final class ZstdFrame {
    /** Written once, read for years, and small. */
    private static final int LEVEL = 12;

    private ZstdFrame() {}

    static byte[] compress(byte[] bytes) {
        return Zstd.compress(bytes, LEVEL);
    }

    /** @param largest in bytes, unpacked */
    static byte[] decompress(byte[] bytes, int largest, String name) {
        try {
            if (bytes.length == 0 || Zstd.findFrameCompressedSize(bytes) != bytes.length) {
                throw malformed(name, "it is not one whole zstd frame");
            }
            long size = Zstd.getFrameContentSize(bytes);
            if (size < 0 || size > largest) {
                throw malformed(name, "its zstd frame does not say that it holds at most " + largest + " bytes");
            }
            byte[] unpacked = Zstd.decompress(bytes, (int) size);
            if (unpacked.length != size) {
                throw malformed(name, "its zstd frame holds less than it says");
            }
            return unpacked;
        } catch (ZstdException damaged) {
            throw malformed(name, "its zstd frame is damaged: " + damaged.getMessage());
        }
    }

    private static MalformedFile malformed(String name, String what) {
        return new MalformedFile(ExitCode.INTEGRITY, new SourcePosition(name, 1, 1), what, ShardCodec.HINTS);
    }
}

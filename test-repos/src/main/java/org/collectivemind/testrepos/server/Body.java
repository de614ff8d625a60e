package org.collectivemind.testrepos.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/** Bytes to serve: held in memory, on disk, or made up on the fly. */
public sealed interface Body {
    long size() throws IOException;

    /** A strong entity tag with its quotes; two bodies of different content have different ones. */
    String entityTag() throws IOException;

    /** The bytes from an offset to the end. */
    InputStream open(long from) throws IOException;

    static Body of(byte[] content) {
        return new InMemory(content);
    }

    static Body of(String text) {
        return new InMemory(text.getBytes(StandardCharsets.UTF_8));
    }

    static Body file(Path file) {
        return new OnDisk(file);
    }

    /** Pseudo-random bytes that depend on the seed alone; nothing is held in memory, so {@code size} may be many GiB. */
    static Body generated(long seed, long size) {
        return new Generated(seed, size);
    }

    default Digest digest() throws IOException {
        try (InputStream in = open(0)) {
            return Hasher.of(in);
        }
    }

    /** A body held in memory. */
    final class InMemory implements Body {
        private final byte[] content;
        private final String entityTag;

        private InMemory(byte[] content) {
            this.content = content.clone();
            this.entityTag = '"' + Hasher.of(content).hex().substring(0, 32) + '"';
        }

        /** A copy of the bytes. */
        public byte[] bytes() {
            return content.clone();
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public String entityTag() {
            return entityTag;
        }

        @Override
        public InputStream open(long from) {
            int start = (int) Math.min(from, content.length);
            return new ByteArrayInputStream(content, start, content.length - start);
        }
    }

    /** A file, read anew for each request. Its entity tag is made of its time and size, as nginx does. */
    record OnDisk(Path file) implements Body {
        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public String entityTag() throws IOException {
            long time = Files.getLastModifiedTime(file).toMillis();
            return '"' + Long.toHexString(time) + '-' + Long.toHexString(size()) + '"';
        }

        @Override
        public InputStream open(long from) throws IOException {
            InputStream in = Files.newInputStream(file);
            in.skipNBytes(Math.min(from, size()));
            return in;
        }
    }

    /** Bytes of a counter run through SplitMix64 (Steele, Lea and Flood 2014), so that any offset can be computed alone. */
    record Generated(long seed, long size) implements Body {
        private static final VarHandle WORDS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

        public Generated {
            if (size < 0) {
                throw new IllegalArgumentException("a size cannot be negative: " + size);
            }
        }

        @Override
        public String entityTag() {
            return "\"generated-" + Long.toHexString(seed) + '-' + Long.toHexString(size) + '"';
        }

        @Override
        public InputStream open(long from) {
            return new Stream(from);
        }

        private long word(long index) {
            long word = seed + 0x9E3779B97F4A7C15L * (index + 1);
            word = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
            word = (word ^ (word >>> 27)) * 0x94D049BB133111EBL;
            return word ^ word >>> 31;
        }

        private byte at(long offset) {
            return (byte) (word(offset >>> 3) >>> ((offset & 7) << 3));
        }

        private final class Stream extends InputStream {
            private long offset;

            private Stream(long offset) {
                this.offset = offset;
            }

            @Override
            public int read() {
                return offset < size ? at(offset++) & 0xff : -1;
            }

            @Override
            public int read(byte[] buffer, int start, int length) {
                if (length > 0 && offset >= size) {
                    return -1;
                }
                int count = (int) Math.min(length, size - offset);
                int i = 0;
                for (; i < count && (offset + i & 7) != 0; i++) {
                    buffer[start + i] = at(offset + i);
                }
                // Whole words at once: a test that serves gigabytes is not about this loop.
                for (; i + 8 <= count; i += 8) {
                    WORDS.set(buffer, start + i, word(offset + i >>> 3));
                }
                for (; i < count; i++) {
                    buffer[start + i] = at(offset + i);
                }
                offset += count;
                return count;
            }
        }
    }
}

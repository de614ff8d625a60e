package org.collectivemind.client.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.Parts;

/**
 * Both kinds of digests of a big file. The whole is hashed by one thread while others hash parts, and what one has read the others
 * find in memory.
 *
 * @param parts see {@link Parts}
 */
record BigDigests(Digest sha256, List<Digest> parts) {
    private static final int BUFFER = 1 << 17;

    static BigDigests of(Path file, long size) throws IOException {
        ForkJoinTask<Digest> whole = ForkJoinPool.commonPool().submit(() -> part(file, 0, size));
        try {
            List<Digest> parts = IntStream.range(0, Parts.listed(size))
                    .parallel()
                    .mapToObj(part -> unchecked(file, part * Parts.SIZE, size))
                    .toList();
            return new BigDigests(whole.get(), parts);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException unreadable ? unreadable : new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("hashing was interrupted");
        } finally {
            whole.cancel(true);
        }
    }

    private static Digest unchecked(Path file, long start, long size) {
        try {
            return part(file, start, Math.min(Parts.SIZE, size - start));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @throws EOFException where the file is shorter */
    static Digest part(Path file, long start, long length) throws IOException {
        Hasher hasher = new Hasher();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long done = 0; done < length; ) {
                buffer.clear().limit((int) Math.min(BUFFER, length - done));
                int count = channel.read(buffer, start + done);
                if (count < 0) {
                    throw new EOFException("the file has " + (start + done) + " bytes");
                }
                hasher.update(buffer.array(), 0, count);
                done += count;
            }
        }
        return hasher.finish();
    }
}

package org.collectivemind.client.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/**
 * The destination of bytes that arrive in order, and what is known of them: how many there are, and their digests so far. Invariant: the file holds exactly the bytes that were hashed. Mutable; one thread.
 *
 * <p>The digest of the first part is that of the whole so far, so a file of one part is hashed once.
 */
final class Landing implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final long partSize;
    private final List<Digest> parts = new ArrayList<>();
    private Hasher whole = new Hasher();
    private Hasher part = new Hasher();
    private long position;
    private long furthest;
    private int answers;

    Landing(Path file, long partSize) {
        this.file = file;
        this.partSize = partSize;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
    }

    long position() {
        return position;
    }

    /** The largest position ever. */
    long furthest() {
        return furthest;
    }

    /** The bytes of another answer follow. */
    void answered() {
        answers++;
    }

    /** Whether the bytes came in more than one answer, which may have been about different files. */
    boolean isStitched() {
        return answers > 1;
    }

    /** Writes and hashes. */
    void write(byte[] bytes, int length) {
        for (int done = 0; done < length; ) {
            int next = (int) Math.min(length - done, partSize - position % partSize);
            append(bytes, done, next);
            done += next;
            if (position % partSize == 0) {
                parts.add(parts.isEmpty() ? whole.copy().finish() : part.finish());
                part = new Hasher();
            }
        }
    }

    private void append(byte[] bytes, int offset, int length) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
        whole.update(bytes, offset, length);
        if (!parts.isEmpty()) {
            part.update(bytes, offset, length);
        }
        position += length;
        furthest = Math.max(furthest, position);
    }

    /** The digest of all there is. */
    Digest digest() {
        return whole.copy().finish();
    }

    /** The parts of all there is; the last one may be short. */
    List<Digest> parts() {
        if (position <= partSize) {
            return List.of();
        }
        List<Digest> all = new ArrayList<>(parts);
        if (position % partSize != 0) {
            all.add(part.copy().finish());
        }
        return all;
    }

    /** Gives up everything. */
    void restart() {
        try {
            channel.truncate(0);
            channel.position(0);
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
        position = 0;
        whole = new Hasher();
        part = new Hasher();
        parts.clear();
        answers = 0;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
    }
}

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
 * The destination of one download and what is known of its bytes: how many there are, their digest so far, and the point up to
 * which they are verified. Invariant: the file holds exactly the bytes that were hashed. Mutable; one thread.
 *
 * <p>The digest of the first part is that of the whole so far, so a file of one part is hashed once.
 */
final class Landing implements Closeable {
    /** The state at a part boundary up to which every part is what was pinned. */
    private record Verified(long position, Hasher whole, int parts) {}

    private final Path file;
    private final FileChannel channel;
    private final long partSize;
    private final List<Digest> pinned;
    private final List<Digest> parts = new ArrayList<>();
    private Hasher whole = new Hasher();
    private Hasher part = new Hasher();
    private long position;
    private long furthest;
    private int answers;
    private Verified verified = new Verified(0, new Hasher(), 0);

    /** @param pinned digests of the parts, or none */
    Landing(Path file, List<Digest> pinned, long partSize) {
        this.file = file;
        this.pinned = pinned;
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

    /** Whether the unverified bytes came in more than one answer, which may have been about different files. */
    boolean isStitched() {
        return answers > 1;
    }

    /**
     * Writes and hashes.
     *
     * @return what is wrong with a part that is now complete; nothing after it was written
     */
    Wrong write(byte[] bytes, int length) {
        for (int done = 0; done < length; ) {
            int next = (int) Math.min(length - done, partSize - position % partSize);
            append(bytes, done, next);
            done += next;
            if (position % partSize == 0) {
                Wrong wrong = partEnded();
                if (wrong.isWrong()) {
                    return wrong;
                }
            }
        }
        return Wrong.NOTHING;
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

    private Wrong partEnded() {
        Digest actual = parts.isEmpty() ? whole.copy().finish() : part.finish();
        part = new Hasher();
        int number = parts.size();
        parts.add(actual);
        if (number < pinned.size()) {
            if (!pinned.get(number).equals(actual)) {
                return new Wrong("part " + (number + 1), pinned.get(number), actual);
            }
            verified = new Verified(position, whole.copy(), parts.size());
            answers = Math.min(answers, 1);
        }
        return Wrong.NOTHING;
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

    /** Gives up what is not verified. */
    void rewind() {
        truncate(verified.position(), verified.whole().copy(), verified.parts());
    }

    /** Gives up everything. */
    void restart() {
        verified = new Verified(0, new Hasher(), 0);
        rewind();
    }

    private void truncate(long length, Hasher wholeThere, int partsThere) {
        try {
            channel.truncate(length);
            channel.position(length);
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
        position = length;
        whole = wholeThere;
        part = new Hasher();
        parts.subList(partsThere, parts.size()).clear();
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

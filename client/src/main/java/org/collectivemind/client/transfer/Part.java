package org.collectivemind.client.transfer;

import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/**
 * One part of a file on its way. Invariant: the bytes before {@code position} are in the file and in the hasher. Mutable; owned by
 * the thread that took it from the {@link PartQueue}.
 */
final class Part {
    final int index;
    final long from;
    /** The first byte after it. */
    final long to;

    final Digest digest;
    private Hasher hasher = new Hasher();
    private long position;
    private int answers;

    Part(int index, long from, long to, Digest digest) {
        this.index = index;
        this.from = from;
        this.to = to;
        this.digest = digest;
        this.position = from;
    }

    long length() {
        return to - from;
    }

    long position() {
        return position;
    }

    boolean isBegun() {
        return position > from;
    }

    boolean isComplete() {
        return position == to;
    }

    void append(byte[] bytes, int length) {
        hasher.update(bytes, 0, length);
        position += length;
    }

    /** The bytes of another answer follow. */
    void answered() {
        answers++;
    }

    /** Whether its bytes came in more than one answer, which may have been about different files. */
    boolean isStitched() {
        return answers > 1;
    }

    /** The digest of what is there. */
    Digest actual() {
        return hasher.copy().finish();
    }

    /** Gives up all of it. @return how many bytes that were */
    long restart() {
        long lost = position - from;
        hasher = new Hasher();
        position = from;
        answers = 0;
        return lost;
    }

    /** What the user knows it by. */
    String name() {
        return "part " + (index + 1);
    }
}

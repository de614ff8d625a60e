package org.collectivemind.client.transfer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;

/**
 * Which parts of a file are still to be fetched. Each part is with nobody, with one thread, or verified. Invariant: it is verified
 * once, by the thread that has it. Safe for many threads.
 */
final class PartQueue {
    private final List<Part> parts = new ArrayList<>();
    private final BitSet free = new BitSet();
    private int left;

    /** @param digests one for each part */
    PartQueue(long size, List<Digest> digests) {
        for (int i = 0; i < digests.size(); i++) {
            parts.add(new Part(i, i * Parts.SIZE, Math.min(size, (i + 1) * Parts.SIZE), digests.get(i)));
        }
        left = parts.size();
        free.set(0, left);
    }

    int count() {
        return parts.size();
    }

    long length(int index) {
        return parts.get(index).length();
    }

    /** The first part that nobody has. */
    synchronized Optional<Part> take() {
        int next = free.nextSetBit(0);
        return next < 0 ? Optional.empty() : take(next);
    }

    /** A certain part, if nobody has it. */
    synchronized Optional<Part> take(int index) {
        if (!free.get(index)) {
            return Optional.empty();
        }
        free.clear(index);
        return Optional.of(parts.get(index));
    }

    /** Whether nobody has a part, of those from this one on. */
    synchronized boolean isWanted(int fromIndex) {
        return free.nextSetBit(fromIndex) >= 0;
    }

    synchronized void giveBack(Part part) {
        free.set(part.index);
        notifyAll();
    }

    synchronized void verified(Part part) {
        if (free.get(part.index)) {
            throw new IllegalStateException(part.name() + " was with nobody");
        }
        left--;
        notifyAll();
    }

    synchronized boolean isDone() {
        return left == 0;
    }

    /** Until there is a part that nobody has, or all are verified. @return whether there is one */
    synchronized boolean await() {
        while (left > 0 && free.isEmpty()) {
            sleep(0);
        }
        return left > 0;
    }

    /** Until all are verified, for so long at most. */
    synchronized boolean awaitDone(long millis) {
        if (left > 0) {
            sleep(millis);
        }
        return left == 0;
    }

    private void sleep(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new TransferInterrupted();
        }
    }
}

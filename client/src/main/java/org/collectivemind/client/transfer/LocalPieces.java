package org.collectivemind.client.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/**
 * Parts that need not be fetched if all goes well: those that a journal claims, and those that this machine has elsewhere. Each is
 * hashed before it counts; a wrong one goes to who fetches. Safe for many threads.
 */
final class LocalPieces {
    private final PartedFile parted;
    private final LocalParts local;
    private final Cancellation cancellation;
    private final LongConsumer arrival;
    private final Queue<Part> waiting = new ConcurrentLinkedQueue<>();

    LocalPieces(PartedFile parted, LocalParts local, Cancellation cancellation, LongConsumer arrival) {
        this.parted = parted;
        this.local = local;
        this.cancellation = cancellation;
        this.arrival = arrival;
    }

    /** Sorts all parts: what is verified, what may be here, and what must be fetched. */
    void sort() {
        for (int index = 0; index < parted.queue().count(); index++) {
            Part part = parted.queue().take(index).orElseThrow();
            if (parted.journal().isVerified(index)) {
                parted.queue().verified(part);
                arrival.accept(part.length());
            } else if (parted.journal().isClaimed(index)
                    || local.find(part.digest).isPresent()) {
                waiting.add(part);
            } else {
                parted.queue().giveBack(part);
            }
        }
    }

    int count() {
        return waiting.size();
    }

    /** Looks at what may be here until nothing is left. */
    void work() {
        while (true) {
            Part part = waiting.poll();
            if (part == null) {
                return;
            }
            if (parted.journal().isClaimed(part.index) && hash(part)
                    || local.find(part.digest)
                            .filter(piece -> copy(piece, part))
                            .isPresent()) {
                parted.verified(part);
                arrival.accept(part.length());
            } else {
                part.restart();
                parted.queue().giveBack(part);
            }
        }
    }

    private boolean hash(Part part) {
        parted.target().hash(part, cancellation);
        return isRight(part);
    }

    private boolean copy(LocalParts.Piece piece, Part part) {
        part.restart();
        byte[] bytes = new byte[PartFile.BUFFER];
        try (FileChannel from = FileChannel.open(piece.file(), StandardOpenOption.READ)) {
            while (!part.isComplete()) {
                cancellation.check();
                int wanted = (int) Math.min(bytes.length, part.to - part.position());
                long at = piece.offset() + part.position() - part.from;
                int count = from.read(ByteBuffer.wrap(bytes, 0, wanted), at);
                if (count < 0) {
                    return false;
                }
                parted.target().write(part, bytes, count);
            }
        } catch (IOException unreadable) {
            return false;
        }
        return isRight(part);
    }

    private static boolean isRight(Part part) {
        return part.isComplete() && part.actual().equals(part.digest);
    }
}

package org.collectivemind.client.transfer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import org.collectivemind.format.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One answer of one source, and what is made of it: usually one part of the file, and from a host without ranges all parts in order
 * that nobody else has. Another thread can cut it off.
 */
final class PartFetch {
    private static final long FLUSH_NANOS = 100_000_000;

    private final PartedFile parted;
    private final Source source;
    private final Door door;
    private final TransferPolicy policy;
    private final Cancellation cancellation;
    private final LongConsumer arrival;
    private final Runnable learnt;
    private final Answers answers;
    private final byte[] buffer = new byte[PartFile.BUFFER];
    private @Nullable Part held;
    private volatile long received;
    private volatile boolean cutOff;
    private volatile long answeredAt = System.nanoTime();
    private boolean watched;
    private long markedAt;
    private long marked;
    private OptionalDouble measured = OptionalDouble.empty();

    /**
     * @param arrival hears how many bytes more are in place; fewer than none when some were given up
     * @param learnt run when it is known whether the source has ranges
     */
    PartFetch(
            PartedFile parted,
            Source source,
            Door door,
            TransferPolicy policy,
            Cancellation cancellation,
            LongConsumer arrival,
            Runnable learnt) {
        this.learnt = learnt;
        this.parted = parted;
        this.source = source;
        this.door = door;
        this.policy = policy;
        this.cancellation = cancellation.child();
        this.arrival = arrival;
        this.answers = new Answers(parted.file().label(), source.address);
    }

    Source source() {
        return source;
    }

    /** Bytes per second since it was answered. */
    double rate() {
        return received * 1e9 / Math.max(1, System.nanoTime() - answeredAt);
    }

    /** Looks how many bytes arrived, once in a window. The wait for its turn does not count. */
    void measure(long now, long window) {
        if (!watched) {
            watched = received > 0 || cancellation.isOpen();
            markedAt = now;
        } else if (now - markedAt >= window) {
            long bytes = received;
            measured = OptionalDouble.of((bytes - marked) * 1e9 / (now - markedAt));
            marked = bytes;
            markedAt = now;
        }
    }

    /** Bytes per second in the last full window. */
    OptionalDouble measured() {
        return measured;
    }

    /** Ends it: another connection shall take the rest over. */
    void cutOff() {
        cutOff = true;
        cancellation.cancel();
    }

    boolean isCutOff() {
        return cutOff;
    }

    /** Fetches a part. Afterwards it is verified or with nobody. */
    void run(Part part) throws IOException {
        held = part;
        try (Reply reply = door.open(parted.file().label(), ask(part), cancellation, ConnectionBudget.Lane.BIG)) {
            answeredAt = System.nanoTime();
            switch (reply.status()) {
                case 206 -> {
                    answers.requirePlain(reply);
                    answers.requireRange(
                            source, reply, part.position(), parted.file().size(), part.isBegun());
                    source.learn(true, Validators.of(reply).strongEtag());
                    learnt.run();
                    receive(part, reply, new Pace(reply.body(), policy));
                }
                case 200 -> {
                    answers.requirePlain(reply);
                    release();
                    source.learn(false, Validators.of(reply).strongEtag());
                    learnt.run();
                    receiveOnce(reply);
                }
                default ->
                    throw answers.refuseRange(
                            source, reply, part.position(), parted.file().size());
            }
        } catch (Setback setback) {
            if (setback.changed) {
                giveUp(part);
            }
            throw setback;
        } catch (TransferInterrupted ended) {
            if (cutOff) {
                throw Setback.because("it was much slower than the others");
            }
            throw ended;
        } finally {
            cancellation.end();
            release();
        }
    }

    private void release() {
        if (held != null) {
            parted.queue().giveBack(held);
            held = null;
        }
    }

    private Ask ask(Part part) {
        Ask ask = Ask.of(source.address).range(part.position(), part.to);
        // If-Match and not If-Range: S3-like hosts ignore If-Range. A part that begins here needs neither: its digest
        // tells, and behind a load balancer each host may have a tag of its own.
        return part.isBegun()
                ? source.etag.map(tag -> ask.with("If-Match", tag)).orElse(ask)
                : ask;
    }

    /** One such answer is enough, however many connections got one at once. */
    private void receiveOnce(Reply reply) throws IOException {
        if (source.readWhole.compareAndSet(false, true)) {
            try {
                receiveAll(reply);
            } finally {
                source.readWhole.set(false);
            }
        }
    }

    /** The answer to no range at all: all that is wanted is taken out of it while it passes. */
    private void receiveAll(Reply reply) throws IOException {
        Pace pace = new Pace(reply.body(), policy);
        for (int index = 0; parted.queue().isWanted(index); index++) {
            Optional<Part> next = parted.queue().take(index);
            if (next.isPresent()) {
                held = next.get();
                skip(pace, held.position() - held.from);
                receive(held, reply, pace);
            } else {
                skip(pace, parted.queue().length(index));
            }
        }
    }

    private void skip(Pace pace, long length) throws IOException {
        for (long left = length; left > 0; ) {
            int count = pace.read(buffer, 0, (int) Math.min(buffer.length, left));
            cancellation.check();
            if (count < 0) {
                throw Setback.because("the answer ended early");
            }
            received += count;
            left -= count;
        }
    }

    private void receive(Part part, Reply reply, Pace pace) throws IOException {
        part.answered();
        pump(part, reply, pace);
        if (part.to == parted.file().size()) {
            requireEnd(part, reply);
        }
        Digest actual = part.actual();
        if (!actual.equals(part.digest)) {
            throw mismatch(part, actual, reply);
        }
        parted.verified(part);
        held = null;
    }

    /** Many small reads make one big write. What arrived before a connection is lost is kept. */
    private void pump(Part part, Reply reply, Pace pace) throws IOException {
        int filled = 0;
        long flushed = System.nanoTime();
        try {
            while (part.position() + filled < part.to) {
                int wanted = (int) Math.min(buffer.length - filled, part.to - part.position() - filled);
                int count = pace.read(buffer, filled, wanted);
                cancellation.check();
                if (count < 0) {
                    throw endsEarly(part.position() + filled, reply);
                }
                filled += count;
                received += count;
                if (filled == buffer.length || System.nanoTime() - flushed > FLUSH_NANOS) {
                    flush(part, filled);
                    filled = 0;
                    flushed = System.nanoTime();
                }
            }
        } finally {
            flush(part, filled);
        }
    }

    private void flush(Part part, int length) {
        parted.target().write(part, buffer, length);
        arrival.accept(length);
    }

    private IOException endsEarly(long position, Reply reply) {
        SizeMismatch verdict = SizeMismatch.tooShort(
                parted.file().label(), parted.file().size(), position, source.address, answers.hints(reply));
        if (source.isFile()) {
            // No connection was cut: it will be as short the next time.
            throw verdict;
        }
        return Setback.unless(
                verdict,
                "the answer ended after " + position + " of " + parted.file().size() + " bytes");
    }

    private void requireEnd(Part part, Reply reply) {
        int more;
        try {
            more = reply.body().read();
        } catch (IOException cutAfterTheLastByte) {
            return;
        }
        if (more >= 0) {
            giveUp(part);
            throw SizeMismatch.tooLong(
                    parted.file().label(), parted.file().size(), source.address, answers.hints(reply));
        }
    }

    /** Bytes of several answers may be a splice of two files: they are asked for once more before a host is blamed. */
    private BadSource mismatch(Part part, Digest actual, Reply reply) throws Setback {
        List<String> hints = answers.hints(reply);
        HashMismatch mismatch =
                new HashMismatch(parted.file().label(), part.name(), part.digest, actual, source.address, hints);
        boolean stitched = part.isStitched();
        giveUp(part);
        if (stitched) {
            throw Setback.unless(mismatch, "the pieces of " + part.name() + " do not belong together");
        }
        return mismatch;
    }

    private void giveUp(Part part) {
        arrival.accept(-part.restart());
    }
}

package org.collectivemind.client.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file from one place to another, in order and unverified. A lost connection is taken up where it broke, at
 * whichever source is ready. What fails for good is thrown as {@link BadSource} or {@link NoSourceWorked}, never as IOException.
 * One thread.
 */
final class ContinuedBody extends InputStream {
    /** Hears that bytes were taken from a source. */
    interface Arrival {
        void of(int bytes);
    }

    private final PinnedFile file;
    private final Door door;
    private final TransferPolicy policy;
    private final Cancellation cancellation;
    private final Sources sources;
    private final Arrival arrival;
    private final boolean skips;
    private final long from;
    private final long to;
    private long position;
    private int answers;
    private @Nullable Connection open;

    /** A source, what it answered, and how fast it comes. */
    private record Connection(Sources.Turn turn, Reply reply, Pace pace, Answers answers) {
        Source source() {
            return turn.source();
        }
    }

    /**
     * @param skips whether the bytes before {@code from} may be read in vain where a host has no ranges; else it is {@link NoRanges}
     * @param to the first byte not wanted
     */
    ContinuedBody(
            PinnedFile file,
            long from,
            long to,
            boolean skips,
            Door door,
            TransferPolicy policy,
            Cancellation cancellation,
            Sources sources,
            Arrival arrival) {
        this.file = file;
        this.from = from;
        this.to = to;
        this.position = from;
        this.skips = skips;
        this.door = door;
        this.policy = policy;
        this.cancellation = cancellation;
        this.sources = sources;
        this.arrival = arrival;
    }

    /** Where the next byte is. */
    long position() {
        return position;
    }

    /** Whether the bytes came in more than one answer, which may have been about different files. */
    boolean isStitched() {
        return answers > 1;
    }

    /** The source of the last bytes, while it is being read. */
    Optional<Source> source() {
        return Optional.ofNullable(open).map(Connection::source);
    }

    /** What to say if the bytes turn out wrong. */
    java.util.List<String> hints() {
        return open == null ? Answers.CHANGED : open.answers().hints(open.reply());
    }

    /** Asks now, and not only when the first byte is read. */
    void connect() {
        if (position < to) {
            connected();
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        while (position < to) {
            Connection connection = connected();
            try {
                int count = connection.pace().read(bytes, offset, (int) Math.min(length, to - position));
                cancellation.check();
                if (count < 0) {
                    throw endsEarly(connection);
                }
                if (position + count == file.size()) {
                    requireEnd(connection);
                }
                position += count;
                arrival.of(count);
                return count;
            } catch (BadSource bad) {
                drop(connection);
                sources.out(connection.source(), bad);
            } catch (IOException setback) {
                drop(connection);
                sources.failed(connection.turn(), setback);
            }
        }
        return -1;
    }

    private Connection connected() {
        while (open == null) {
            Sources.Turn turn = sources.take();
            try {
                open = connect(turn);
            } catch (BadSource bad) {
                sources.out(turn.source(), bad);
            } catch (IOException setback) {
                sources.failed(turn, setback);
            } finally {
                if (open == null) {
                    sources.release(turn);
                }
            }
        }
        return open;
    }

    private Connection connect(Sources.Turn turn) throws IOException {
        Source source = turn.source();
        Answers answers = new Answers(file.label(), source.address);
        Reply reply = door.open(file.label(), ask(source), cancellation, ConnectionBudget.Lane.SMALL);
        boolean usable = false;
        try {
            Pace pace = new Pace(reply.body(), policy);
            switch (reply.status()) {
                case 200 -> {
                    source.ranges = source.ranges && isWhole();
                    answers.requirePlain(reply);
                    skip(source, reply, pace);
                }
                case 206 -> answers.requireRange(source, reply, position, file.size(), true);
                default -> throw answers.refuseRange(source, reply, position, file.size());
            }
            answers.requirePlain(reply);
            source.etag = Validators.of(reply).strongEtag();
            this.answers++;
            usable = true;
            return new Connection(turn, reply, pace, answers);
        } finally {
            if (!usable) {
                reply.close();
            }
        }
    }

    private boolean isWhole() {
        return position == 0 && to == file.size();
    }

    private Ask ask(Source source) {
        Ask ask = Ask.of(source.address);
        if (isWhole()) {
            return ask;
        }
        // If-Match and not If-Range: S3-like hosts ignore If-Range and would splice silently.
        return source.etag.map(tag -> ask.with("If-Match", tag)).orElse(ask).range(position, to);
    }

    /** Some hosts have no ranges: what comes before is read in vain. */
    private void skip(Source source, Reply reply, Pace pace) throws IOException {
        if (position > 0 && !skips) {
            throw new NoRanges(file.label(), source.address);
        }
        byte[] buffer = new byte[1 << 16];
        for (long left = position; left > 0; ) {
            int count = pace.read(buffer, 0, (int) Math.min(left, buffer.length));
            cancellation.check();
            if (count < 0) {
                throw Setback.because("the answer ended after " + (position - left) + " bytes");
            }
            left -= count;
        }
    }

    private IOException endsEarly(Connection connection) {
        String why = "the answer ended after " + position + " of " + to + " bytes";
        SizeMismatch verdict =
                SizeMismatch.tooShort(file.label(), file.size(), position, connection.source().address, hints());
        if (connection.source().isFile()) {
            // No connection was cut: it will be as short the next time.
            throw verdict;
        }
        return Setback.unless(verdict, why);
    }

    private void requireEnd(Connection connection) {
        int more;
        try {
            more = connection.reply().body().read();
        } catch (IOException cutAfterTheLastByte) {
            return;
        }
        if (more >= 0) {
            throw SizeMismatch.tooLong(file.label(), file.size(), connection.source().address, hints());
        }
    }

    private void drop(Connection connection) {
        if (open == connection) {
            open = null;
            connection.reply().close();
            sources.release(connection.turn());
        }
    }

    @Override
    public void close() {
        if (open != null) {
            drop(open);
        }
    }
}

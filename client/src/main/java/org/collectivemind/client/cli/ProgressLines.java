package org.collectivemind.client.cli;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.collectivemind.format.error.ByteText;

/**
 * Tells of transfers where nobody watches a terminal. The first files, and big ones, get a plain line when they end, and every
 * file one when it is tried again; the others are told together, at most every ten seconds.
 */
final class ProgressLines implements ProgressDisplay {
    private static final long EVERY_NANOS = 10_000_000_000L;

    private final Output output;
    private final LongSupplier clock;
    private final TransferTally tally = new TransferTally();
    private final long begun;
    private long told;
    private int untold;
    private long untoldBytes;

    ProgressLines(Output output) {
        this(output, System::nanoTime);
    }

    /** @param clock nanoseconds since any moment */
    ProgressLines(Output output, LongSupplier clock) {
        this.output = output;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.told = begun;
    }

    @Override
    public void expect(int files, long bytes) {
        tally.expect(files, bytes);
    }

    @Override
    public Task started(String label, OptionalLong size) {
        long start = clock.getAsLong();
        TransferTally.Running running = tally.start(label, size);
        return new Task() {
            @Override
            public void reached(long reached) {
                running.bytes = reached;
                tellTogether(false);
            }

            @Override
            public void retrying(String why, Duration wait) {
                output.note("retrying " + label + ": " + why);
            }

            @Override
            public void finished() {
                if (tally.finish(running)) {
                    output.note(
                            "fetched " + label + " " + ByteText.of(running.bytes) + ", " + rate(running.bytes, start));
                } else {
                    keepForLater(running.bytes);
                }
            }

            @Override
            public void gaveUp() {
                tally.giveUp(running);
            }
        };
    }

    private synchronized void keepForLater(long bytes) {
        untold++;
        untoldBytes += bytes;
        tellTogether(false);
    }

    /** Called for each few KiB: looks at the clock, and seldom does more. */
    private synchronized void tellTogether(boolean last) {
        long now = clock.getAsLong();
        if (last ? untold == 0 : now - told < EVERY_NANOS) {
            return;
        }
        told = now;
        if (untold > 0) {
            output.note("fetched " + Counted.of(untold, "more file") + " " + ByteText.of(untoldBytes));
            untold = 0;
            untoldBytes = 0;
        }
        if (!last) {
            output.note("fetching " + tally.ended() + " of " + Counted.of(tally.files(), "file") + ", "
                    + ByteText.of(tally.bytes())
                    + (tally.size().isPresent()
                            ? " of " + ByteText.of(tally.size().getAsLong())
                            : "")
                    + ", " + rate(tally.bytes(), begun));
        }
    }

    private String rate(long bytes, long since) {
        double seconds = Math.max(0.001, (clock.getAsLong() - since) / 1e9);
        return ByteText.of((long) (bytes / seconds)) + "/s";
    }

    @Override
    public void close() {
        tellTogether(true);
    }
}

package org.collectivemind.client.cli;

import java.time.Duration;
import java.util.OptionalLong;
import org.collectivemind.client.transfer.Progress;

/** Tells of transfers where nobody watches a terminal: one plain line when each ends or is tried again. */
final class ProgressLines implements Progress {
    private final Output output;

    ProgressLines(Output output) {
        this.output = output;
    }

    @Override
    public Task started(String label, OptionalLong size) {
        long begun = System.nanoTime();
        return new Task() {
            private volatile long bytes;

            @Override
            public void reached(long reached) {
                bytes = reached;
            }

            @Override
            public void retrying(String why, Duration wait) {
                output.note("retrying " + label + ": " + why);
            }

            @Override
            public void finished() {
                double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
                output.note("fetched " + label + " " + ByteText.of(bytes) + ", " + ByteText.of((long) (bytes / seconds))
                        + "/s");
            }

            @Override
            public void gaveUp() {}
        };
    }
}

package org.collectivemind.client.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.collectivemind.format.error.ByteText;

/**
 * Shows transfers to a person at a terminal, redrawn in place ten times a second: a bar with rate and time left for each that
 * runs; of many, one bar for all together and those with most before them. Draws on stderr; closing it leaves the cursor below.
 */
final class ProgressBars implements ProgressDisplay {
    private static final int MOST_BARS = 5;
    private static final long REDRAW_MILLIS = 100;

    private final Output output;
    private final TransferTally tally = new TransferTally();
    private final TransferRate rate = new TransferRate();
    private final List<String> ended = new ArrayList<>();
    private int drawn;
    private boolean painting;
    private boolean closed;

    ProgressBars(Output output) {
        this.output = output;
    }

    @Override
    public void expect(int files, long bytes) {
        tally.expect(files, bytes);
    }

    @Override
    public synchronized Task started(String label, OptionalLong size) {
        if (!painting) {
            painting = true;
            Thread painter = new Thread(this::paint, "progress");
            painter.setDaemon(true);
            painter.start();
        }
        return new Bar(tally.start(label, size));
    }

    private void paint() {
        while (true) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                draw(System.nanoTime());
            }
            try {
                Thread.sleep(REDRAW_MILLIS);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** @param nanos now */
    private void draw(long nanos) {
        List<String> bars = bars(nanos);
        if (drawn == 0 && bars.isEmpty() && ended.isEmpty()) {
            return;
        }
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append("\u001b[").append(drawn).append('A');
        }
        screen.append("\u001b[J");
        ended.forEach(line -> screen.append(line).append('\n'));
        ended.clear();
        bars.forEach(line -> screen.append(line).append('\n'));
        drawn = bars.size();
        output.raw(screen.toString());
    }

    List<String> bars(long nanos) {
        List<String> lines = new ArrayList<>();
        if (tally.files() > MOST_BARS && tally.running() > 0) {
            String label = tally.ended() + " of " + Counted.of(tally.files(), "file");
            long bytes = tally.bytes();
            lines.add(BarText.of(label, bytes, tally.size(), rate.at(bytes, nanos)));
        }
        for (TransferTally.Running one : tally.biggest(MOST_BARS)) {
            lines.add(BarText.of(one.label, one.bytes, one.size, one.rate.at(one.bytes, nanos)) + one.note);
        }
        return lines;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            tally.clear();
            draw(System.nanoTime());
            closed = true;
        }
    }

    /** One running transfer. */
    private final class Bar implements Task {
        private final TransferTally.Running running;

        Bar(TransferTally.Running running) {
            this.running = running;
        }

        @Override
        public void reached(long reached) {
            running.bytes = reached;
            running.note = "";
        }

        @Override
        public void retrying(String why, Duration wait) {
            running.note = "  " + why + "; again in " + Math.max(1, wait.toSeconds()) + " s";
        }

        @Override
        public void finished() {
            synchronized (ProgressBars.this) {
                if (tally.finish(running) && !closed) {
                    ended.add("  " + Style.DONE.on("fetched", output.colour()) + " " + running.label + " "
                            + ByteText.of(running.bytes));
                }
            }
        }

        @Override
        public void gaveUp() {
            tally.giveUp(running);
        }
    }
}

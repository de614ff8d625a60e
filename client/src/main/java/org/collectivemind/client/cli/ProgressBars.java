package org.collectivemind.client.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.collectivemind.client.transfer.Progress;

/**
 * Shows transfers to a person at a terminal: a bar with rate and time left for each that runs, redrawn in place ten times a
 * second, and one line for each that ended. Draws on stderr; closing it leaves the cursor below.
 */
final class ProgressBars implements Progress, AutoCloseable {
    private static final int MOST_LINES = 6;
    private static final long REDRAW_MILLIS = 100;

    private final Output output;
    private final Set<Bar> active = new LinkedHashSet<>();
    private final List<String> ended = new ArrayList<>();
    private int drawn;
    private boolean painting;
    private boolean closed;

    ProgressBars(Output output) {
        this.output = output;
    }

    @Override
    public synchronized Task started(String label, OptionalLong size) {
        Bar bar = new Bar(label, size);
        active.add(bar);
        if (!painting) {
            painting = true;
            Thread painter = new Thread(this::paint, "progress");
            painter.setDaemon(true);
            painter.start();
        }
        return bar;
    }

    private void paint() {
        while (true) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                draw();
            }
            try {
                Thread.sleep(REDRAW_MILLIS);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void draw() {
        if (drawn == 0 && active.isEmpty() && ended.isEmpty()) {
            return;
        }
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append("\u001b[").append(drawn).append('A');
        }
        screen.append("\u001b[J");
        ended.forEach(line -> screen.append(line).append('\n'));
        ended.clear();
        List<Bar> bars = new ArrayList<>(active);
        bars.stream().limit(MOST_LINES).forEach(bar -> screen.append(bar.line()).append('\n'));
        drawn = Math.min(MOST_LINES, bars.size());
        if (bars.size() > MOST_LINES) {
            screen.append("  … and ").append(bars.size() - MOST_LINES).append(" more\n");
            drawn++;
        }
        output.raw(screen.toString());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            active.clear();
            draw();
            closed = true;
        }
    }

    /** One running transfer. */
    private final class Bar implements Task {
        private static final int WIDTH = 24;
        private final String label;
        private final OptionalLong size;
        private final TransferRate rate = new TransferRate();
        private final AtomicLong bytes = new AtomicLong();
        private volatile String note = "";

        Bar(String label, OptionalLong size) {
            this.label = label;
            this.size = size;
        }

        @Override
        public void reached(long reached) {
            bytes.set(reached);
            note = "";
        }

        @Override
        public void retrying(String why, Duration wait) {
            note = "  " + why + "; again in " + Math.max(1, wait.toSeconds()) + " s";
        }

        @Override
        public void finished() {
            synchronized (ProgressBars.this) {
                active.remove(this);
                if (!closed) {
                    ended.add("  " + Style.DONE.on("fetched", output.colour()) + " " + label + " "
                            + ByteText.of(bytes.get()));
                }
            }
        }

        @Override
        public void gaveUp() {
            synchronized (ProgressBars.this) {
                active.remove(this);
            }
        }

        String line() {
            long now = bytes.get();
            double perSecond = rate.at(now, System.nanoTime());
            long total = size.orElse(0);
            StringBuilder line = new StringBuilder("  ").append(pad(label));
            if (total > 0) {
                int filled = (int) Math.min(WIDTH, WIDTH * now / total);
                line.append(" [")
                        .append("=".repeat(filled))
                        .append(" ".repeat(WIDTH - filled))
                        .append("] ");
                line.append(ByteText.of(now)).append(" / ").append(ByteText.of(total));
            } else {
                line.append(' ').append(ByteText.of(now));
            }
            if (perSecond > 0) {
                line.append("  ").append(ByteText.of((long) perSecond)).append("/s");
                if (total > now) {
                    line.append("  ETA ")
                            .append(Math.round(Math.ceil((total - now) / perSecond)))
                            .append(" s");
                }
            }
            return line.append(note).toString();
        }

        private static String pad(String label) {
            String shown = label.length() > 32 ? label.substring(0, 31) + "…" : label;
            return shown + " ".repeat(32 - shown.length());
        }
    }
}

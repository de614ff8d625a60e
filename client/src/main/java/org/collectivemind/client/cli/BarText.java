package org.collectivemind.client.cli;

import java.util.OptionalLong;
import org.collectivemind.format.error.ByteText;

/** A transfer as a line: {@code weights.onnx [====    ] 12.0 MB / 24.0 MB  4.0 MB/s  ETA 3 s}. */
final class BarText {
    private static final int WIDTH = 24;
    private static final int LABEL = 40;

    private BarText() {}

    /** @param perSecond 0 where it is not known yet */
    static String of(String label, long bytes, OptionalLong size, double perSecond) {
        long total = size.orElse(0);
        StringBuilder line = new StringBuilder("  ").append(pad(label));
        if (total > 0) {
            int filled = (int) Math.min(WIDTH, WIDTH * bytes / total);
            line.append(" [")
                    .append("=".repeat(filled))
                    .append(" ".repeat(WIDTH - filled))
                    .append("] ");
            line.append(ByteText.of(bytes)).append(" / ").append(ByteText.of(total));
        } else {
            line.append(' ').append(ByteText.of(bytes));
        }
        if (perSecond > 0) {
            line.append("  ").append(ByteText.of((long) perSecond)).append("/s");
            if (total > bytes) {
                line.append("  ETA ").append(duration((long) Math.ceil((total - bytes) / perSecond)));
            }
        }
        return line.toString();
    }

    private static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    private static String pad(String label) {
        String shown = label.length() > LABEL ? label.substring(0, LABEL - 1) + "…" : label;
        return shown + " ".repeat(LABEL - shown.length());
    }
}

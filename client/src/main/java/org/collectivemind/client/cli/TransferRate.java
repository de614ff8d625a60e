package org.collectivemind.client.cli;

/** Bytes per second, smoothed over the last few seconds so that the number can be read. Not for several threads. */
final class TransferRate {
    /** Half of what was measured this long ago still counts. */
    private static final double HALF_LIFE_SECONDS = 3;

    private long lastBytes;
    private long lastNanos;
    private double rate;

    double at(long bytes, long nanos) {
        if (lastNanos == 0) {
            lastNanos = nanos;
            lastBytes = bytes;
            return 0;
        }
        double seconds = (nanos - lastNanos) / 1e9;
        if (seconds > 0.05) {
            double current = Math.max(0, bytes - lastBytes) / seconds;
            double weight = rate == 0 ? 1 : 1 - Math.pow(0.5, seconds / HALF_LIFE_SECONDS);
            rate += weight * (current - rate);
            lastBytes = bytes;
            lastNanos = nanos;
        }
        return rate;
    }
}

package org.collectivemind.client.transfer;

/**
 * How many connections one file is fetched over. It begins with a few, takes one more as long as that brings something, and halves
 * their number when a host is overloaded (additive increase, multiplicative decrease; Chiu and Jain 1989). Safe for many threads.
 */
final class GoodputGauge {
    static final int MOST = 8;
    /** More than there are processors to hash on only wait for each other on a fast network; a slow one wants some at once. */
    private static final int FEWEST_FIRST = 2;

    private static final int MOST_FIRST = 4;
    private static final long INTERVAL = 1_000_000_000;
    private static final double RISE = 1.05;

    private final int most;
    private int wanted;
    private double best;
    private long since;
    private long bytesThen;
    private long halvedAt;
    private boolean closed;

    /**
     * @param most as many as there are parts
     * @param processors of this machine
     * @param now here and below in {@link System#nanoTime()}
     */
    GoodputGauge(int most, int processors, long now) {
        this.most = Math.min(most, MOST);
        this.wanted = Math.min(this.most, Math.max(FEWEST_FIRST, Math.min(MOST_FIRST, processors)));
        this.since = now;
        this.halvedAt = now - INTERVAL;
    }

    synchronized int wanted() {
        return wanted;
    }

    /** Called now and then. @param bytes that arrived so far over the network */
    synchronized void observe(long bytes, long now) {
        if (now - since < INTERVAL) {
            return;
        }
        double rate = (bytes - bytesThen) * 1e9 / (now - since);
        since = now;
        bytesThen = bytes;
        if (rate > best * RISE) {
            best = rate;
            if (wanted < most) {
                wanted++;
                notifyAll();
            }
        }
    }

    /** A host said that it is too much, or did not answer in time. Several connections hear that at once: it counts once. */
    synchronized void overloaded(long now) {
        if (now - halvedAt >= INTERVAL) {
            halvedAt = now;
            wanted = Math.max(1, wanted / 2);
            best /= 2;
        }
    }

    /** Waits until the connection of this number, from 0, is wanted. @return whether it still is */
    synchronized boolean admit(int number) {
        while (!closed && number >= wanted) {
            try {
                wait();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
                throw new TransferInterrupted();
            }
        }
        return !closed;
    }

    /** Nothing is wanted any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}

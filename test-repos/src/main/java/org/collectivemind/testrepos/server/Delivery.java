package org.collectivemind.testrepos.server;

import java.time.Duration;

/**
 * How a reply's bytes leave. Offsets count the bytes of the body as sent, from 0; {@link #NEVER} stands for an offset that is
 * not reached.
 *
 * @param silence how long nothing is sent, not even the status line
 * @param endAt offset at which the connection ends early
 * @param ending how it ends there
 * @param stallAt offset at which sending pauses once, for {@code stall}
 * @param burst most bytes sent at once when {@code interval} is not zero
 * @param interval pause after each burst
 * @param flipAt offset of the one byte that is sent inverted
 */
public record Delivery(
        Duration silence,
        long endAt,
        Ending ending,
        long stallAt,
        Duration stall,
        int burst,
        Duration interval,
        long flipAt) {
    static final long NEVER = Long.MAX_VALUE;

    /** No fault makes a thread wait longer than this in one place. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    static final Delivery PROMPT =
            new Delivery(Duration.ZERO, NEVER, Ending.CLOSE, NEVER, Duration.ZERO, 1, Duration.ZERO, NEVER);

    /** How a connection ends before the reply does. */
    public enum Ending {
        /** An orderly close: FIN. */
        CLOSE,
        /** An abort: RST, which also discards what the client has not read yet. */
        RESET,
        /** As {@code RESET}, before the status line. */
        RESET_UNANSWERED
    }

    public Delivery {
        if (silence.compareTo(LONGEST_PAUSE) > 0
                || stall.compareTo(LONGEST_PAUSE) > 0
                || interval.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException("no pause may be longer than " + LONGEST_PAUSE.toSeconds() + " s");
        }
        if (endAt < 0 || stallAt < 0 || flipAt < 0 || burst < 1) {
            throw new IllegalArgumentException("offsets are not negative and a burst has at least one byte");
        }
    }

    Delivery withSilence(Duration changed) {
        return new Delivery(changed, endAt, ending, stallAt, stall, burst, interval, flipAt);
    }

    Delivery endingAt(long offset, Ending how) {
        return new Delivery(silence, offset, how, stallAt, stall, burst, interval, flipAt);
    }

    Delivery stallingAt(long offset, Duration pause) {
        return new Delivery(silence, endAt, ending, offset, pause, burst, interval, flipAt);
    }

    Delivery trickling(int bytes, Duration pause) {
        return new Delivery(silence, endAt, ending, stallAt, stall, bytes, pause, flipAt);
    }

    Delivery flipping(long offset) {
        return new Delivery(silence, endAt, ending, stallAt, stall, burst, interval, offset);
    }

    /** The next offset after {@code sent} where something happens, at most {@code sent + most}. */
    long nextStop(long sent, int most) {
        long stop = sent + (interval.isZero() ? most : Math.min(most, burst));
        if (endAt > sent) {
            stop = Math.min(stop, endAt);
        }
        if (stallAt > sent) {
            stop = Math.min(stop, stallAt);
        }
        return stop;
    }
}

package org.collectivemind.client.transfer;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * When a source that failed is asked again. The wait doubles from {@code first} to {@code longest}; half of it is fixed and half
 * random, so that many clients cut off at once do not come back at once.
 *
 * @param attempts in a row on one source without progress
 * @param longestAsked the most of a {@code Retry-After} that is waited
 * @param progress so many bytes further than ever before start the count of attempts anew
 * @param jitter numbers from 0 to 1
 */
public record Retries(
        int attempts, Duration first, Duration longest, Duration longestAsked, long progress, DoubleSupplier jitter) {
    public static final Retries DEFAULT = new Retries(
            5,
            Duration.ofMillis(500),
            Duration.ofSeconds(15),
            Duration.ofMinutes(2),
            64 << 10,
            () -> ThreadLocalRandom.current().nextDouble());

    public Retries {
        if (attempts < 1 || progress < 1) {
            throw new IllegalArgumentException("attempts " + attempts + ", progress " + progress);
        }
    }

    /** The wait after so many failures in a row, counted from 1. */
    Duration pause(int failures) {
        double doubled = first.toNanos() * Math.pow(2, failures - 1);
        double bounded = Math.min(doubled, longest.toNanos());
        return Duration.ofNanos((long) (bounded / 2 * (1 + jitter.getAsDouble())));
    }

    /** The wait that the host asked for, within our bound and not below our own. */
    Duration pause(int failures, Duration asked) {
        Duration bounded = asked.compareTo(longestAsked) > 0 ? longestAsked : asked;
        Duration own = pause(failures);
        return bounded.compareTo(own) > 0 ? bounded : own;
    }
}

package org.collectivemind.client.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * {@code Retry-After} (RFC 9110 §10.2.3): seconds, or a date, which is read against the host's own {@code Date} so that a wrong
 * clock here cannot stretch it.
 */
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> of(Reply reply) {
        return reply.header("Retry-After").flatMap(value -> {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            return date(value)
                    .flatMap(then ->
                            reply.header("Date").flatMap(RetryAfter::date).map(now -> Duration.between(now, then)))
                    .filter(wait -> !wait.isNegative());
        });
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}

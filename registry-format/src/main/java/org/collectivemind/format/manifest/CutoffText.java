package org.collectivemind.format.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/**
 * The last instant that still counts, as people write it: a date, which means the end of that day in UTC, or a time of RFC 3339.
 * From 1970 to 9999.
 */
public final class CutoffText {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Instant LATEST = endOf(LocalDate.of(9999, 12, 31));

    private CutoffText() {}

    public static Instant parse(String text) {
        try {
            Instant cutoff = DATE.matcher(text).matches()
                    ? endOf(LocalDate.parse(text))
                    : OffsetDateTime.parse(text).toInstant();
            if (!cutoff.isBefore(Instant.EPOCH) && !cutoff.isAfter(LATEST)) {
                return cutoff;
            }
        } catch (DateTimeException malformed) {
            // Said below.
        }
        throw new MalformedText(
                "date", text, "a date such as `2026-11-01`, or a time such as `2026-11-01T09:30:00Z`, is wanted");
    }

    /** The date alone where it is the end of one. Reads back as the same. */
    public static String of(Instant cutoff) {
        LocalDate date = LocalDate.ofInstant(cutoff, ZoneOffset.UTC);
        return endOf(date).equals(cutoff) ? date.toString() : cutoff.toString();
    }

    private static Instant endOf(LocalDate date) {
        return date.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
    }
}

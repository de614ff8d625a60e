package org.collectivemind.format.index;

import java.time.DateTimeException;
import java.time.Instant;
import org.collectivemind.format.error.MalformedText;

/** An instant as {@code 2026-01-31T23:59:59Z}: one text per instant, so that a file of the index has one form. */
final class InstantText {
    private InstantText() {}

    static Instant parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException malformed) {
            // Said below.
        }
        throw new MalformedText("instant", text, "a UTC time such as `2026-01-31T23:59:59Z` is wanted");
    }
}

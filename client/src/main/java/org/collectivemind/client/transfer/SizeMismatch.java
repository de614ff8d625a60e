package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.List;
import org.collectivemind.format.error.ExitCode;

/** There are fewer or more bytes than there must be. Of what is too long, no more is read than proves it. */
public final class SizeMismatch extends BadSource {
    private final long expected;
    private final long actual;

    private SizeMismatch(
            String what, String wanted, long expected, String found, long actual, URI from, List<String> hints) {
        super(
                ExitCode.INTEGRITY,
                what,
                List.of("expected  " + wanted, "found     " + found, "from      " + Redaction.of(from)),
                hints,
                from);
        this.expected = expected;
        this.actual = actual;
    }

    static SizeMismatch tooShort(String label, long expected, long actual, URI from, List<String> hints) {
        return new SizeMismatch(
                "`" + label + "` is not the file that was pinned",
                expected + " bytes",
                expected,
                actual + " bytes",
                actual,
                from,
                hints);
    }

    static SizeMismatch tooLong(String label, long expected, URI from, List<String> hints) {
        return new SizeMismatch(
                "`" + label + "` is not the file that was pinned",
                expected + " bytes",
                expected,
                "more",
                expected + 1,
                from,
                hints);
    }

    static SizeMismatch overLimit(String label, long limit, URI from, List<String> hints) {
        return new SizeMismatch(
                "`" + label + "` is larger than allowed",
                "at most " + limit + " bytes",
                limit,
                "more",
                limit + 1,
                from,
                hints);
    }

    /** In bytes; where only a limit was known, the limit. */
    public long expected() {
        return expected;
    }

    /** In bytes; of what is too long, as many as were seen. */
    public long actual() {
        return actual;
    }
}

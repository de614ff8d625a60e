package org.collectivemind.client.transfer;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attempt failed in a way that may not happen again. Any other IOException counts as one without data. */
final class Setback extends IOException {
    private static final long serialVersionUID = 1;

    /** The wait the host asked for. */
    final transient @Nullable Duration asked;

    final transient @Nullable Integer status;
    /** What to say when the attempts are used up, where it is more than a network failure. */
    final transient @Nullable BadSource verdict;

    private Setback(String reason, @Nullable Duration asked, @Nullable Integer status, @Nullable BadSource verdict) {
        super(reason);
        this.asked = asked;
        this.status = status;
        this.verdict = verdict;
    }

    static Setback because(String reason) {
        return new Setback(reason, null, null, null);
    }

    static Setback answered(String reason, int status, @Nullable Duration asked) {
        return new Setback(reason, asked, status, null);
    }

    static Setback unless(BadSource verdict, String reason) {
        return new Setback(reason, null, null, verdict);
    }
}

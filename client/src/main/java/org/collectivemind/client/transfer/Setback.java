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

    /** The host was too slow or has too much to do. */
    final boolean overload;
    /** The bytes at hand are of another state of the file than those to come. */
    final boolean changed;

    private Setback(
            String reason,
            @Nullable Duration asked,
            @Nullable Integer status,
            @Nullable BadSource verdict,
            boolean overload,
            boolean changed) {
        super(reason);
        this.overload = overload;
        this.changed = changed;
        this.asked = asked;
        this.status = status;
        this.verdict = verdict;
    }

    static Setback because(String reason) {
        return new Setback(reason, null, null, null, false, false);
    }

    static Setback late(String reason) {
        return new Setback(reason, null, null, null, true, false);
    }

    static Setback changed(String reason) {
        return new Setback(reason, null, null, null, false, true);
    }

    static Setback answered(String reason, int status, @Nullable Duration asked) {
        return new Setback(reason, asked, status, null, status == 429 || status == 503, false);
    }

    static Setback unless(BadSource verdict, String reason) {
        return new Setback(reason, null, null, verdict, false, false);
    }
}

package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.collectivemind.format.error.ExitCode;
import org.jspecify.annotations.Nullable;

/** A source that could not be reached, refused, or kept failing. */
public final class NetworkFailure extends BadSource {
    private final int attempts;
    private final String reason;
    private final @Nullable Integer status;

    NetworkFailure(String label, URI from, int attempts, String reason, @Nullable Integer status, List<String> hints) {
        super(
                ExitCode.NETWORK,
                "`" + label + "` could not be fetched",
                List.of(
                        attempts == 1 ? reason : reason + " (the last of " + attempts + " attempts)",
                        "from " + Redaction.of(from)),
                hints,
                from);
        this.attempts = attempts;
        this.reason = reason;
        this.status = status;
    }

    /** How often it was tried, in a row and without progress. */
    public int attempts() {
        return attempts;
    }

    /** Of the last attempt. */
    public String reason() {
        return reason;
    }

    /** The HTTP status of the last attempt, if it came that far. */
    public OptionalInt status() {
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }
}

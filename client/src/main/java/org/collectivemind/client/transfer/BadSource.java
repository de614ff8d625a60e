package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** One source failed for good: asking it again is of no use, asking another one may be. */
public abstract sealed class BadSource extends CmException
        permits HashMismatch, NetworkFailure, NoRanges, NotFound, RefusedAddress, SizeMismatch {
    private final URI from;

    BadSource(ExitCode exitCode, String what, List<String> details, List<String> hints, URI from) {
        super(exitCode, what, details, hints);
        this.from = Redaction.of(from);
    }

    /** The address asked first, before any redirect, without secrets. */
    public URI from() {
        return from;
    }
}

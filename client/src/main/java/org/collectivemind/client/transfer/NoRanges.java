package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.List;
import org.collectivemind.format.error.ExitCode;

/** The host delivers a file only as a whole: who wanted a piece of it can fetch all of it. */
public final class NoRanges extends BadSource {
    NoRanges(String label, URI from) {
        super(
                ExitCode.NETWORK,
                "pieces of `" + label + "` cannot be fetched",
                List.of("the host answers a range with the whole file", "from " + Redaction.of(from)),
                List.of("fetch the whole file"),
                from);
    }
}

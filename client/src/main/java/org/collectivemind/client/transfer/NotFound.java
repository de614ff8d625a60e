package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.List;
import org.collectivemind.format.error.ExitCode;

/** The host has nothing at this address. */
public final class NotFound extends BadSource {
    NotFound(String label, String reason, URI from) {
        super(
                ExitCode.NETWORK,
                "`" + label + "` is not there",
                List.of(reason, "from " + Redaction.of(from)),
                List.of("the file may have moved, or the registry may ask for a login before it shows it"),
                from);
    }
}

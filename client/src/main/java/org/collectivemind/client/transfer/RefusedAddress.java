package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.List;
import org.collectivemind.format.error.ExitCode;

/** An address, given or redirected to, that the rules of {@link Transfer} forbid. Nothing was sent to it. */
public final class RefusedAddress extends BadSource {
    private final String refused;
    private final String reason;

    RefusedAddress(String label, String refused, String reason, List<String> hints, URI from) {
        super(
                ExitCode.NETWORK,
                "`" + label + "` may not be fetched from `" + Redaction.of(refused) + "`",
                List.of(reason, "from " + Redaction.of(from)),
                hints,
                from);
        this.refused = Redaction.of(refused);
        this.reason = reason;
    }

    /** Without secrets; of a redirect, where it led to. */
    public String refused() {
        return refused;
    }

    public String reason() {
        return reason;
    }
}

package org.collectivemind.client.publication;

import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.manifest.SourceDeclaration;

/** Fetches and looks into upstream sources at publish time. */
public interface UpstreamFiles {
    /**
     * The payload as it really is, verified against the pins, and its chosen entries.
     *
     * @param at where the manifest declares it, for messages
     * @throws UnpinnedSource where the manifest does not pin it
     */
    UpstreamContent inspect(SourceDeclaration source, SourcePosition at);
}

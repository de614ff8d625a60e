package org.collectivemind.resolver.request;

import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.resource.Resources;

/**
 * What memory a variant takes.
 *
 * @param filesSize bytes it lays out
 */
public record Footprint(Resources resources, long filesSize) {
    /**
     * Bytes while it runs.
     *
     * @param asked values in place of the publisher's
     * @throws org.collectivemind.format.error.MalformedText where, with these, the formula comes to no amount of memory
     */
    public long need(Parameters asked) {
        return resources.need(filesSize, asked);
    }
}

package org.collectivemind.client.store;

import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.VariantId;

/** What a view is of: people and tools meet it in the view's path. */
public record ViewName(Coordinate coordinate, VariantId variant) {
    @Override
    public String toString() {
        return coordinate + " (" + variant + ")";
    }
}

package org.collectivemind.client.registry;

import java.net.URI;
import java.util.List;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.Payload;

/** Tells where the bytes of pinned payloads can be had. */
@FunctionalInterface
public interface PayloadPlaces {
    /**
     * @param registry where the package {@code coordinate} is published
     * @return at least one, best first
     */
    List<URI> of(RegistryLocation registry, Coordinate coordinate, Payload payload);
}

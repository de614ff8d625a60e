package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.client.adoption.AdoptionChoice;

/**
 * Where payloads may come from besides the places a lock names.
 *
 * @param bundle the directory of one; then nothing is asked of a network
 * @param adoption whose caches count; asked only where something is installed, for what is said may be wrong
 */
record Provisions(Optional<Path> bundle, Supplier<AdoptionChoice> adoption) {
    static final Provisions NONE = new Provisions(Optional.empty(), () -> AdoptionChoice.NONE);
}

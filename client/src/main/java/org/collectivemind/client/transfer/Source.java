package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.Optional;

/** One address of a file, and what was learnt of it. Mutable; what {@link Sources} says of it is guarded by that. */
final class Source {
    final URI address;
    /** In a row, without progress between them. */
    int failedAttempts;

    /** How often it failed at all: tries that were under way together fail together, and count once. */
    int failures;
    /** In {@link System#nanoTime()}. */
    long notBefore;

    String why = "";
    /** How many ask it now. */
    int busy;
    /** The strong entity tag of what it delivers. */
    volatile Optional<String> etag = Optional.empty();
    /** Whether it answers a range with that range, as far as known. */
    volatile boolean ranges = true;

    Source(URI address) {
        this.address = address;
    }

    boolean isFile() {
        return "file".equalsIgnoreCase(address.getScheme());
    }
}

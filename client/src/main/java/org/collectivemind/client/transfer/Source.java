package org.collectivemind.client.transfer;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One address of a file, and what was learnt of it. Mutable; one thread. */
final class Source {
    final URI address;
    int failedAttempts;
    Duration wait = Duration.ZERO;
    String why = "";
    /** The strong entity tag of what it delivers. */
    Optional<String> etag = Optional.empty();
    /** Whether it answers a range with that range. */
    boolean ranges = true;

    Source(URI address) {
        this.address = address;
    }
}

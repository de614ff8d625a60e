package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

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
    /** Whether the user was told that it rests. */
    boolean told;
    /** How many ask it now. */
    int busy;
    /** The strong entity tag of what it delivers. */
    volatile Optional<String> etag = Optional.empty();
    /** Whether it answers a range with that range, as far as known. */
    volatile boolean ranges = true;
    /** Whether that is known. */
    volatile boolean rangesKnown;
    /** Bytes per second over one connection, lately; 0 as long as nothing is known. */
    double rate;
    /** Whether an answer with the whole file is being read. */
    final AtomicBoolean readWhole = new AtomicBoolean();
    /** How often a connection to it was given up for another one. */
    int cuts;

    Source(URI address) {
        this.address = address;
        this.rangesKnown = isFile();
    }

    void learn(boolean answersRanges, Optional<String> tag) {
        ranges = answersRanges;
        rangesKnown = true;
        etag = tag;
    }

    /** Whether another connection to it would be of use: one that has no ranges, or may have none, is asked once at a time. */
    boolean takesMore() {
        return busy == 0 || rangesKnown && ranges;
    }

    /** For so many nanoseconds more. */
    long rests(long now) {
        return failedAttempts == 0 ? 0 : notBefore - now;
    }

    /** What the next connection to it would have to wait for, relative to others. An unknown source is hoped to be the best. */
    double cost(double quickest) {
        double expected = rate > 0 ? rate : quickest > 0 ? quickest : 1;
        return (busy + 1) / expected;
    }

    boolean isFile() {
        return "file".equalsIgnoreCase(address.getScheme());
    }
}

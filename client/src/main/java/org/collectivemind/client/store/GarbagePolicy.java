package org.collectivemind.client.store;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What garbage collection is to do.
 *
 * @param grace what was made or used since so long stays, needed or not
 * @param maxSize bytes; where projects need more, what was not used for longest goes too
 * @param dryRun only tell
 */
public record GarbagePolicy(Duration grace, OptionalLong maxSize, boolean dryRun) {
    /** Longer than a program that does not lock the store needs between its look and its use. */
    public static final Duration GRACE = Duration.ofHours(1);
}

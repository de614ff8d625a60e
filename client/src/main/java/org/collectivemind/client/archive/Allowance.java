package org.collectivemind.client.archive;

import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/** How many bytes one archive may still decompress to: the end of decompression bombs. */
final class Allowance {
    private final String archive;
    private final long limit;
    private long left;

    Allowance(String archive, long limit) {
        this.archive = archive;
        this.limit = limit;
        this.left = limit;
    }

    /** What the limits allow an archive of this many bytes, and all that is pinned. */
    static Allowance of(String archive, Limits limits, long size, Selection selection) {
        long pinned = selection.required().stream()
                .flatMap(path -> selection.expected(path).stream())
                .mapToLong(Expected::size)
                .sum();
        long allowed = limits.output(size) + pinned;
        return new Allowance(archive, allowed < 0 ? Long.MAX_VALUE : allowed);
    }

    /** @throws HostileArchive where it does not have as many left */
    void take(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new HostileArchive(
                    archive, Rule.TOO_LARGE, "it decompresses to more than the allowed " + limit + " bytes");
        }
    }
}

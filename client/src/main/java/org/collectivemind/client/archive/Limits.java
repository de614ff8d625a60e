package org.collectivemind.client.archive;

/**
 * How far an archive is followed where nothing is pinned about it.
 *
 * @param entries of all types
 * @param ratio decompressed bytes for each byte of the archive, beyond {@code floor}
 * @param floor decompressed bytes that are always allowed
 * @param total decompressed bytes never exceeded
 * @param header bytes of extended headers in front of one tar entry
 */
public record Limits(int entries, int ratio, long floor, long total, int header) {
    /** One million entries, 200:1 beyond 64 MiB, 1 TiB in all, headers of 1 MiB. */
    public static final Limits DEFAULT = new Limits(1_000_000, 200, 64L << 20, 1L << 40, 1 << 20);

    public Limits {
        if (entries < 1 || ratio < 1 || floor < 0 || total < 1 || header < 0) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    public Limits withEntries(int entries) {
        return new Limits(entries, ratio, floor, total, header);
    }

    /** Decompressed bytes allowed for an archive of this many bytes, besides what is pinned. */
    long output(long archiveSize) {
        long byRatio = archiveSize > Long.MAX_VALUE / ratio ? Long.MAX_VALUE : archiveSize * ratio;
        return Math.min(total, Math.max(floor, byRatio));
    }
}

package org.collectivemind.format.hash;

import java.util.List;

/**
 * The parts of a blob: fixed pieces of {@link #SIZE} bytes (the last one shorter), each with its own digest, so that pieces are
 * verified, resumed and repaired alone. A blob of at most one part has no list: its digest says the same.
 */
public final class Parts {
    /** 64 MiB. */
    public static final long SIZE = 64L << 20;

    private Parts() {}

    /** How many digests a blob of this size must list: 0 when it is at most one part. */
    public static int listed(long size) {
        return size <= SIZE ? 0 : Math.toIntExact((size + SIZE - 1) / SIZE);
    }

    public static List<Digest> check(long size, List<Digest> parts) {
        if (parts.size() != listed(size)) {
            throw new IllegalArgumentException(
                    size + " bytes have " + listed(size) + " listed parts, not " + parts.size());
        }
        return List.copyOf(parts);
    }
}

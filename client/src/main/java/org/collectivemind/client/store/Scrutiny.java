package org.collectivemind.client.store;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.collectivemind.format.hash.Digest;

/**
 * How closely a verification looks.
 *
 * @param reads which blobs are read, by their digest; of big ones which parts, by theirs
 * @param full whether the whole sha256 of a big blob is computed also where its parts vouch for it
 */
public record Scrutiny(Predicate<Digest> reads, boolean full) {
    /** Every byte once: big blobs by their parts, where these are known to be the parts of their sha256. */
    public static final Scrutiny EVERYTHING = new Scrutiny(digest -> true, false);

    /** Both digests of everything. */
    public static final Scrutiny FULL = new Scrutiny(digest -> true, true);

    private static final int DIGITS = 12;
    private static final long MASK = (1L << 4 * DIGITS) - 1;

    /** A share of the bytes, between 0 and 1, chosen anew each time. By digest, not by turn: blobs are visited in parallel. */
    public static Scrutiny sample(double share, RandomGenerator random) {
        long seed = random.nextLong() & MASK;
        long bound = (long) (share * (MASK + 1));
        return new Scrutiny(digest -> (Long.parseLong(digest.hex(), 0, DIGITS, 16) ^ seed) < bound, false);
    }
}

package org.collectivemind.format.index;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.name.PackageName;

/**
 * One numbered state of a registry. Root n+1 is created by put-if-absent, which is the commit; a root never changes.
 *
 * @param number counts from 1
 * @param parent digest of root n-1's bytes; empty for root 1 only
 * @param shards each package's shard, by the digest of its (compressed) bytes
 * @param terms the digests of the files of all the packages' {@link Terms}; empty where nobody kept them
 */
public record IndexRoot(
        long number,
        Optional<Digest> parent,
        Instant created,
        SortedMap<PackageName, Digest> shards,
        Optional<SortedMap<TermBucket, Digest>> terms) {
    public IndexRoot {
        if (number < 1 || (number == 1) != parent.isEmpty()) {
            throw new IllegalArgumentException("root " + number + " with parent " + parent);
        }
        shards = Collections.unmodifiableSortedMap(new TreeMap<>(shards));
        terms = terms.map(buckets -> Collections.unmodifiableSortedMap(new TreeMap<>(buckets)));
    }

    /** Without terms. */
    public IndexRoot(long number, Optional<Digest> parent, Instant created, SortedMap<PackageName, Digest> shards) {
        this(number, parent, created, shards, Optional.empty());
    }
}

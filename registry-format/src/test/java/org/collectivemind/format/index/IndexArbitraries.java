package org.collectivemind.format.index;

import java.time.Instant;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.ReleaseArbitraries;
import org.collectivemind.format.release.ReleaseCodec;
import org.collectivemind.format.version.VersionScheme;

/** Roots and shards. */
public final class IndexArbitraries {
    private IndexArbitraries() {}

    public static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_102_444_800L), Arbitraries.of(0, 1, 120_000_000, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    public static Arbitrary<IndexRoot> roots() {
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(1),
                        ReleaseArbitraries.digests(),
                        instants(),
                        Arbitraries.maps(ReleaseArbitraries.names(), ReleaseArbitraries.digests()),
                        Arbitraries.maps(buckets(), ReleaseArbitraries.digests())
                                .optional())
                .as((number, parent, created, shards, terms) -> new IndexRoot(
                        number,
                        java.util.Optional.of(parent).filter(digest -> number > 1),
                        created,
                        new TreeMap<>(shards),
                        terms.map(TreeMap::new)));
    }

    private static Arbitrary<TermBucket> buckets() {
        return Arbitraries.integers().between(0, 15).map(digit -> new TermBucket(Integer.toHexString(digit)));
    }

    /** The terms of a few packages. */
    public static Arbitrary<Terms> terms() {
        return shards().list().ofMaxSize(4).map(shards -> {
            Terms all = Terms.NONE;
            for (Shard shard : shards) {
                all = all.with(Terms.NONE, Terms.of(shard));
            }
            return all;
        });
    }

    public static Arbitrary<Shard> shards() {
        return ReleaseArbitraries.names()
                .flatMap(name -> ReleaseArbitraries.versions(VersionScheme.CM)
                        .list()
                        .uniqueElements()
                        .ofMaxSize(2)
                        .flatMap(versions -> Combinators.combine(versions.stream()
                                        .map(version -> lines(new Coordinate(name, version)))
                                        .toList())
                                .as(lines -> new Shard(name, lines))));
    }

    private static Arbitrary<ShardLine> lines(Coordinate coordinate) {
        return Combinators.combine(
                        ReleaseArbitraries.releases(coordinate),
                        instants(),
                        ReleaseArbitraries.texts().optional())
                .as((release, published, yanked) ->
                        new ShardLine(release, ReleaseCodec.digest(release), published, yanked));
    }
}

package org.collectivemind.client.store;

import java.util.List;
import org.collectivemind.client.store.GarbageReport.Kind;

/**
 * What a store holds.
 *
 * @param apparentBytes as its files add up, without unfinished downloads
 * @param physicalBytes the same, each file counted once: hard links cost nothing. Reflinks count as copies
 * @param reclaimableBytes what garbage collection would free now
 * @param layers the stores below this one, which it reads only
 */
public record StoreStatistics(
        long blobs,
        long apparentBytes,
        long physicalBytes,
        long reclaimableBytes,
        long trees,
        long views,
        long roots,
        long partials,
        long quarantined,
        List<Layer> layers) {

    /** @param present false for one whose disk is not there now @param physicalBytes as of the store */
    public record Layer(String path, boolean present, long blobs, long views, long physicalBytes) {}

    public StoreStatistics {
        layers = List.copyOf(layers);
    }

    static StoreStatistics of(List<Holding> holdings, int roots, GarbageReport garbage, List<Layer> layers) {
        return new StoreStatistics(
                count(holdings, Kind.BLOB),
                holdings.stream()
                        .filter(holding -> holding.kind() != Kind.PARTIAL)
                        .mapToLong(Holding::bytes)
                        .sum(),
                Footprint.of(holdings).bytes(),
                garbage.freedBytes(),
                count(holdings, Kind.TREE),
                count(holdings, Kind.VIEW),
                roots,
                count(holdings, Kind.PARTIAL),
                count(holdings, Kind.QUARANTINED),
                layers);
    }

    static long count(List<Holding> holdings, Kind kind) {
        return holdings.stream()
                .filter(holding -> holding.kind() == kind && !holding.name().endsWith(PartLists.QUARANTINED))
                .count();
    }
}

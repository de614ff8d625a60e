package org.collectivemind.client.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.collectivemind.client.store.GarbageReport.Kind;
import org.collectivemind.format.hash.Digest;

/**
 * Chooses what goes from a store that is too big though nothing in it is garbage: views in the order of their last use, each with the
 * blobs no other view has, and blobs that are laid out nowhere. What was used since the grace period stays, and so a store may stay
 * too big.
 */
final class Eviction {
    private static final Set<Kind> OF_BLOBS = Set.of(Kind.BLOB, Kind.PROGRAM, Kind.PART_LIST);

    private final Reachable reachable;
    private final long since;
    private final Map<Digest, List<Holding>> blobs = new HashMap<>();
    private final Map<Digest, Integer> uses = new HashMap<>();
    private final Map<Holding, List<Digest>> contents = new HashMap<>();
    private final Map<Holding, Holding> treeOf = new HashMap<>();

    /** @param since what was used after that stays; milliseconds since 1970 */
    Eviction(List<Holding> holdings, Trees trees, Reachable reachable, long since) {
        this.reachable = reachable;
        this.since = since;
        Map<String, Holding> treeFiles = new HashMap<>();
        for (Holding holding : holdings) {
            if (holding.kind() == Kind.TREE) {
                treeFiles.put(digits(holding.name(), 0), holding);
            } else if (OF_BLOBS.contains(holding.kind())) {
                holding.digest()
                        .ifPresent(blob -> blobs.computeIfAbsent(blob, key -> new ArrayList<>())
                                .add(holding));
            }
        }
        for (Holding holding : holdings) {
            if (holding.kind() == Kind.VIEW) {
                String digits =
                        digits(holding.name(), Math.max(0, holding.name().length() - StoreLayout.VIEW_DIGITS));
                Optional.ofNullable(treeFiles.get(digits)).ifPresent(file -> treeOf.put(holding, file));
                Set<Digest> files = new HashSet<>();
                if (digits.matches("[0-9a-f]{" + StoreLayout.VIEW_DIGITS + "}")) {
                    trees.find(digits).ifPresent(tree -> tree.files().forEach(file -> files.add(file.blob())));
                }
                contents.put(holding, List.copyOf(files));
                files.forEach(file -> uses.merge(file, 1, Integer::sum));
            }
        }
    }

    private static String digits(String name, int start) {
        return name.substring(start, Math.min(name.length(), start + StoreLayout.VIEW_DIGITS));
    }

    /** What is to go until the rest fits. @param footprint of what is there; it is not changed */
    List<Holding> of(Footprint footprint, long maxSize) {
        List<Holding> evicted = new ArrayList<>();
        Footprint after = footprint.copy();
        Stream<Holding> loose = blobs.entrySet().stream()
                .filter(blob -> !uses.containsKey(blob.getKey()))
                .flatMap(blob -> blob.getValue().stream());
        List<Holding> oldestFirst = Stream.concat(contents.keySet().stream(), loose)
                .sorted(Comparator.comparingLong(this::lastUse).thenComparing(Holding::path))
                .toList();
        for (Holding next : oldestFirst) {
            if (after.bytes() <= maxSize || lastUse(next) > since) {
                break;
            }
            for (Holding holding : withItsOwn(next)) {
                after.remove(holding);
                evicted.add(holding);
            }
        }
        return evicted;
    }

    private long lastUse(Holding holding) {
        return Math.max(holding.changed(), reachable.lastUse(holding.path()).orElse(0L));
    }

    private List<Holding> withItsOwn(Holding holding) {
        List<Holding> all = new ArrayList<>(List.of(holding));
        Optional.ofNullable(treeOf.get(holding)).ifPresent(all::add);
        for (Digest file : contents.getOrDefault(holding, List.of())) {
            if (uses.merge(file, -1, Integer::sum) == 0) {
                all.addAll(blobs.getOrDefault(file, List.of()));
            }
        }
        return all;
    }
}

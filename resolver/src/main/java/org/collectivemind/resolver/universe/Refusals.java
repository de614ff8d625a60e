package org.collectivemind.resolver.universe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.name.PackageName;

/**
 * Counts how often a package's candidates were refused because of one that was taken before. A user would rather have that other
 * package somewhat older than this one ancient, so after some refusals this package goes first: uv's conflict counters
 * (crates/uv-resolver, {@code CONFLICT_THRESHOLD}). Each package goes first once and for all, so the search still ends. Mutable.
 */
final class Refusals {
    private static final int MOST = 5;
    private final Map<Pair, Integer> counts = new HashMap<>();
    private final Set<PackageName> first = new HashSet<>();
    private Optional<PackageName> newlyFirst = Optional.empty();

    private record Pair(PackageName refused, PackageName becauseOf) {}

    /** Answers whether the refused package goes first from now on. */
    boolean count(PackageName refused, PackageName becauseOf) {
        if (counts.merge(new Pair(refused, becauseOf), 1, Integer::sum) < MOST) {
            return false;
        }
        newlyFirst = Optional.of(refused);
        return first.add(refused);
    }

    boolean isFirst(PackageName name) {
        return !first.isEmpty() && first.contains(name);
    }

    /** The package that goes first since this was last asked. */
    Optional<PackageName> newlyFirst() {
        Optional<PackageName> name = newlyFirst;
        newlyFirst = Optional.empty();
        return name;
    }
}

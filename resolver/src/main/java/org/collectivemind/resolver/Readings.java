package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;

/** Counts through all sequences of choices, the first choice everywhere first. Mutable. */
final class Readings implements Walk.Reading {
    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> options = new ArrayList<>();
    private int asked;

    @Override
    public Optional<PackageDependency> pick(
            Dependency dependency, SortedSet<PackageName> without, List<PackageDependency> met) {
        if (asked == taken.size()) {
            taken.add(0);
            options.add(met.size());
        }
        return Optional.of(met.get(taken.get(asked++)));
    }

    /** Goes on to the next sequence; false where there is none. */
    boolean next() {
        asked = 0;
        for (int last = taken.size() - 1; last >= 0; last--) {
            if (taken.get(last) + 1 < options.get(last)) {
                taken.set(last, taken.get(last) + 1);
                return true;
            }
            taken.remove(last);
            options.remove(last);
        }
        return false;
    }
}

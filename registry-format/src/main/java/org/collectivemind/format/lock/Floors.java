package org.collectivemind.format.lock;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.Requirement;

/**
 * What a machine must have for a target to run on it (variants §2.5): the conjunction of what the selected variants require, which is
 * the weakest condition under which they run, and never the facts of a machine. So two machines for which the same is selected give
 * the same floors.
 */
public sealed interface Floors {
    /** No condition. */
    Floors NONE = new Together(Requirement.ALWAYS);

    /** The whole condition. */
    Requirement all();

    /** Of packages that each need something, or nothing ({@link Requirement#ALWAYS}). */
    static Floors of(SortedMap<PackageSlot, Requirement> needs) {
        SortedMap<PackageSlot, Requirement> stated = new TreeMap<>();
        needs.forEach((slot, need) -> {
            if (!need.equals(Requirement.ALWAYS)) {
                stated.put(slot, Requirement.allOf(List.of(need)));
            }
        });
        return stated.isEmpty() ? NONE : new ByPackage(stated);
    }

    /** As formats 1 and 2 have them, where nobody tells which package needs what. */
    record Together(Requirement all) implements Floors {}

    /**
     * By the package that needs them.
     *
     * @param needs not empty, and of packages that need something
     */
    record ByPackage(SortedMap<PackageSlot, Requirement> needs) implements Floors {
        public ByPackage {
            needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
            if (needs.isEmpty() || needs.containsValue(Requirement.ALWAYS)) {
                throw new MalformedText(
                        "map of floors",
                        needs.keySet().toString(),
                        "it has the packages that need something, one or more");
            }
        }

        @Override
        public Requirement all() {
            return Requirement.allOf(List.copyOf(needs.values()));
        }
    }
}

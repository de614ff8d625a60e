package org.collectivemind.format.lock;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a target was solved: by whose facts, and what was asserted over them. It does not decide what is installed.
 *
 * @param overrides sorted
 */
public record Provenance(FactsFrom facts, List<LockedOverride> overrides) {
    /** By this machine as it is: what a lock need not say. */
    public static final Provenance HOST = new Provenance(new FactsFrom.Host(), List.of());

    public Provenance {
        SortedSet<LockedOverride> sorted = new TreeSet<>(overrides);
        overrides = List.copyOf(sorted);
    }

    /** For messages: {@code file gpu-box.yaml with cuda.driver=550.54.14 (--set)}. */
    public String words() {
        StringBuilder words = new StringBuilder(facts.words());
        String before = " with ";
        for (LockedOverride override : overrides) {
            words.append(before).append(override);
            before = ", ";
        }
        return words.toString();
    }
}

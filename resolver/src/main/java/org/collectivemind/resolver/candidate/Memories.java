package org.collectivemind.resolver.candidate;

import java.util.List;
import org.collectivemind.format.requirement.Requirement;

/** What memory a requirement states. */
public final class Memories {
    private Memories() {}

    /** Conjuncts that are amounts of memory. */
    public static List<Requirement.Memory> of(Requirement requirement) {
        List<Requirement> terms = requirement instanceof Requirement.And and ? and.terms() : List.of(requirement);
        return terms.stream()
                .filter(Requirement.Memory.class::isInstance)
                .map(Requirement.Memory.class::cast)
                .toList();
    }

    /** Bytes of the greatest of them; 0 where there is none. */
    static long bytes(Requirement requirement) {
        return of(requirement).stream()
                .mapToLong(Requirement.Memory::bytes)
                .max()
                .orElse(0);
    }
}

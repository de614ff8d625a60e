package org.collectivemind.format.manifest;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;

/**
 * A project's choices for the resolver.
 *
 * @param prereleases packages whose pre-releases may be chosen
 * @param prefer attributes to prefer where variants are otherwise free; never lowers a version
 */
public record Policy(SortedSet<PackageName> prereleases, Attributes prefer) {
    public static final Policy DEFAULT = new Policy(Collections.emptySortedSet(), Attributes.NONE);

    public Policy {
        prereleases = Collections.unmodifiableSortedSet(new TreeSet<>(prereleases));
    }
}

package org.collectivemind.resolver.request;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;

/**
 * The user's say beside the roots.
 *
 * @param prereleases packages of which pre-releases are as good as releases
 * @param prefer attributes preferred among the variants of one version; never lowers a version, never excludes
 */
public record Rules(SortedSet<PackageName> prereleases, Attributes prefer) {
    public static final Rules NONE = new Rules(new TreeSet<>(), Attributes.NONE);

    public Rules {
        prereleases = Collections.unmodifiableSortedSet(new TreeSet<>(prereleases));
    }
}

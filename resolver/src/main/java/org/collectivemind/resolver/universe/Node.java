package org.collectivemind.resolver.universe;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageName;

/**
 * A package as the search sees it.
 *
 * @param role a package reached under exclusions is a node for each set of exclusions, as extras are in uv
 * @param without packages not to be reached from here on
 */
public record Node(PackageName name, Role role, SortedSet<PackageName> without) {
    /** The project; it has no name of its own, so its node has the one of the package nobody can publish. */
    static final Node PROJECT = new Node(new PackageName("_", "project"), Role.PROJECT, Collections.emptySortedSet());

    /** What the node stands for. */
    public enum Role {
        PROJECT,
        /** Carries the dependencies, less the excluded ones. */
        REACHED,
        /** Holds the candidate all nodes of one name share; there only where a name is reached in several ways. */
        SHARED
    }

    public Node {
        without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
    }

    static Node reached(PackageName name, SortedSet<PackageName> without) {
        return new Node(name, Role.REACHED, without);
    }

    static Node shared(PackageName name) {
        return new Node(name, Role.SHARED, Collections.emptySortedSet());
    }
}

package org.collectivemind.client.project;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageName;

/**
 * Which packages may move away from what the lock has; others move only where they must.
 *
 * @param everything all
 * @param names those, where not all
 */
public record Freedom(boolean everything, SortedSet<PackageName> names) {
    /** None. */
    public static final Freedom NONE = of(Collections.emptySortedSet());

    public static final Freedom EVERYTHING = new Freedom(true, Collections.emptySortedSet());

    public Freedom {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    public static Freedom of(SortedSet<PackageName> names) {
        return new Freedom(false, names);
    }

    boolean named(PackageName name) {
        return names.contains(name);
    }

    boolean includes(PackageName name) {
        return everything || names.contains(name);
    }
}

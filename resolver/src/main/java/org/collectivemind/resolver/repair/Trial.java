package org.collectivemind.resolver.repair;

import java.util.List;
import java.util.SortedMap;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.universe.Universe;

/** How solving a changed request ended. */
sealed interface Trial {
    record Works(SortedMap<PackageName, Version> versions) implements Trial {}

    /** @param facts which leave no solution */
    record Fails(Universe universe, List<Incompatibility> facts) implements Trial {}

    /** Given up, or the source could not answer. */
    record Unknown() implements Trial {}
}

package org.collectivemind.format.release;

import java.util.List;

/** What a candidate, or a project, needs of other packages. */
public sealed interface Dependency permits PackageDependency, CapabilityDependency, TagDependency, AnyOf {
    /** What would satisfy it, best first; itself where it leaves no choice. */
    default List<Dependency> options() {
        return List.of(this);
    }

    /** Its options that name a package. */
    default List<PackageDependency> packages() {
        return options().stream()
                .filter(PackageDependency.class::isInstance)
                .map(PackageDependency.class::cast)
                .toList();
    }
}

package org.collectivemind.resolver.universe;

import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.version.Constraint;

/**
 * One way to satisfy a dependency that leaves a choice.
 *
 * @param dependency on the package it leads to
 * @param kind what else the candidate must be
 */
public record Option(PackageDependency dependency, Kind kind) {
    /** By what the package became an option. */
    public sealed interface Kind {}

    /** It is named. */
    public record Named() implements Kind {}

    /** It provides a capability. */
    public record Provider(CapabilityDependency of) implements Kind {}

    /** It bears tags. */
    public record Tagged(TagDependency with) implements Kind {}

    static Option provider(PackageName name, CapabilityDependency of) {
        return new Option(new PackageDependency(name, Constraint.ANY, Attributes.NONE), new Provider(of));
    }

    static Option tagged(PackageName name, TagDependency with) {
        return new Option(new PackageDependency(name, Constraint.ANY, with.select()), new Tagged(with));
    }
}

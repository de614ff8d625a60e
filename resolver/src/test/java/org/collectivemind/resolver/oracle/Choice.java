package org.collectivemind.resolver.oracle;

import java.util.Optional;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.oracle.PlainUniverse.Build;
import org.collectivemind.resolver.oracle.PlainUniverse.Release;

/** A build in a slot. */
record Choice(PackageSlot slot, Release release, Build build) {
    boolean matches(Constraint constraint, Attributes select) {
        return accepts(constraint, release.version())
                && select.values().entrySet().stream()
                        .allMatch(wish ->
                                build.entry().attributes().get(wish.getKey()).equals(Optional.of(wish.getValue())));
    }

    /** Whether it is what one option of a dependency asks for. */
    boolean satisfies(Dependency option) {
        if (option instanceof PackageDependency on) {
            return slot.equals(on.slot()) && matches(on.constraint(), on.select());
        } else if (slot.alias().isPresent()) {
            return false;
        } else if (option instanceof TagDependency tags) {
            return release.tags().containsAll(tags.tags()) && matches(Constraint.ANY, tags.select());
        }
        CapabilityDependency wanted = (CapabilityDependency) option;
        return build.entry().provides().stream()
                .anyMatch(provided -> provided.name().equals(wanted.capability())
                        && accepts(wanted.constraint(), provided.version()));
    }

    static boolean accepts(Constraint constraint, Version version) {
        return constraint.in(version.scheme()).contains(version);
    }
}

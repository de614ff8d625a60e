package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.version.Constraint;

/** The part of the {@link Validator} that knows what satisfies a dependency that leaves a choice. */
final class OptionCheck {
    private final Selection selection;

    /** @param also what else must hold of the selected candidate */
    record Option(PackageDependency dependency, Predicate<PackageSlot> also) {}

    OptionCheck(Selection selection) {
        this.selection = selection;
    }

    List<Option> of(Dependency dependency) {
        List<Option> options = new ArrayList<>();
        if (dependency instanceof AnyOf any) {
            any.options().forEach(option -> options.addAll(of(option)));
        } else if (dependency instanceof PackageDependency named) {
            options.add(new Option(named, slot -> true));
        } else if (dependency instanceof CapabilityDependency capability) {
            for (PackageName name : selection.source().providers(capability.capability())) {
                options.add(new Option(
                        new PackageDependency(name, Constraint.ANY, Attributes.NONE),
                        slot -> provides(slot, capability)));
            }
        } else if (dependency instanceof TagDependency tags) {
            for (PackageName name : selection.source().tagged(tags.tags())) {
                options.add(new Option(
                        new PackageDependency(name, Constraint.ANY, tags.select()),
                        slot -> selection
                                .release(slot)
                                .filter(release -> release.tags().containsAll(tags.tags()))
                                .isPresent()));
            }
        }
        return options;
    }

    private boolean provides(PackageSlot slot, CapabilityDependency wanted) {
        return selection.relations(slot).provides().stream()
                .anyMatch(capability -> capability.name().equals(wanted.capability())
                        && PolicyCheck.accepts(wanted.constraint(), capability.version()));
    }

    /** Whether the selection has what the option asks for; what its features need is another question. */
    boolean isMet(Option option) {
        PackageDependency dependency = option.dependency();
        return selection.variant(dependency.slot()).isPresent()
                && selection.matches(dependency.slot(), dependency.constraint(), dependency.select())
                && option.also().test(dependency.slot());
    }
}

package org.collectivemind.resolver;

import java.util.Optional;
import java.util.SortedMap;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** What a {@link Validator} looks at: a selection, and what is published of it. */
record Selection(PackageSource source, Request request, PolicyCheck policy, SortedMap<PackageSlot, Selected> packages) {
    Selection(PackageSource source, Request request, Resolution resolution) {
        this(source, request, new PolicyCheck(request), resolution.packages());
    }

    Optional<VersionEntry> release(PackageSlot slot) {
        return Optional.ofNullable(packages.get(slot))
                .flatMap(selected -> source.versions(slot.name()).stream()
                        .flatMap(versions -> versions.versions().stream())
                        .filter(release -> release.version().equals(selected.version()))
                        .findFirst());
    }

    Optional<VariantEntry> variant(PackageSlot slot) {
        return release(slot)
                .flatMap(release -> release.variants().stream()
                        .flatMap(variant -> variant.placed(params(slot)).stream())
                        .filter(variant -> isSelected(packages.get(slot), variant))
                        .findFirst());
    }

    private static boolean isSelected(Selected selected, VariantEntry variant) {
        return variant.id().equals(selected.variant()) && variant.placement().equals(selected.placement());
    }

    private Parameters params(PackageSlot slot) {
        return request.rules().leeway().params().getOrDefault(slot.name(), Parameters.NONE);
    }

    /** What the selected candidate says; it must be published. */
    Relations relations(PackageSlot slot) {
        Selected selected = packages.get(slot);
        return source.relations(slot.name(), selected.version(), selected.variant());
    }

    /** Whether the selected candidate is of a version in the constraint, and of a variant that states all of {@code select}. */
    boolean matches(PackageSlot slot, Constraint constraint, Attributes select) {
        return PolicyCheck.accepts(constraint, packages.get(slot).version())
                && variant(slot)
                        .filter(variant -> variant.attributes()
                                .values()
                                .entrySet()
                                .containsAll(select.values().entrySet()))
                        .isPresent();
    }
}

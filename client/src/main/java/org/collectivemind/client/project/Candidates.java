package org.collectivemind.client.project;

import java.util.Optional;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.manifest.Leeway;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** Looks up what registries have, some of which a lock may name and they no longer publish. */
record Candidates(PackageSource source, Leeway leeway) {
    Optional<VersionEntry> entry(PackageName name, Version version) {
        return source.versions(name).stream()
                .flatMap(versions -> versions.versions().stream())
                .filter(entry -> entry.version().equals(version))
                .findFirst();
    }

    Optional<VariantEntry> variant(PackageName name, Selection.Pick pick) {
        return entry(name, pick.version()).stream()
                .flatMap(entry -> entry.variants().stream())
                .filter(variant -> variant.id().equals(pick.variant()))
                .flatMap(variant -> placed(name, variant))
                .filter(variant -> variant.placement().equals(pick.placement()))
                .findFirst();
    }

    /** What there is to choose among of one variant. */
    Stream<VariantEntry> placed(PackageName name, VariantEntry variant) {
        return variant.placed(leeway.params().getOrDefault(name, Parameters.NONE)).stream();
    }

    /** None for a candidate that is no longer published: then nobody can tell. */
    Relations relations(PackageName name, Selection.Pick pick) {
        return variant(name, pick)
                .map(variant -> source.relations(name, pick.version(), pick.variant()))
                .orElse(Relations.NONE);
    }

    static boolean accepts(Constraint constraint, Version version) {
        try {
            return constraint.in(version.scheme()).contains(version);
        } catch (MalformedText notOfThisScheme) {
            return false;
        }
    }

    static boolean has(Attributes select, VariantEntry variant) {
        return select.values().entrySet().stream()
                .allMatch(wish -> variant.attributes().get(wish.getKey()).equals(Optional.of(wish.getValue())));
    }

    /** {@code >=1.2 with ml.precision=int8}. */
    static String words(Constraint constraint, Attributes select) {
        if (select.isEmpty()) {
            return constraint.toString();
        }
        return (constraint.equals(Constraint.ANY) ? "" : constraint + " with ") + select;
    }
}

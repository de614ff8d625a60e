package org.collectivemind.format.manifest;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;

/**
 * One build as its author writes it.
 *
 * @param id given, or made of the values of {@code when}
 * @param when its place in the matrix of axes
 * @param files its own files: paths and globs relative to the manifest
 * @param sources upstream payloads that are not re-hosted
 */
public record VariantDeclaration(
        Optional<VariantId> id,
        Attributes when,
        Requirement requires,
        List<String> files,
        List<SourceDeclaration> sources,
        List<Dependency> dependencies,
        Exports exports) {
    public VariantDeclaration {
        files = List.copyOf(files);
        sources = List.copyOf(sources);
        dependencies = List.copyOf(dependencies);
    }
}

package org.collectivemind.client.registry.maven;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.release.MavenArtifact;

/**
 * What a POM says to those who depend on it, everything worked in.
 *
 * @param relocation what the POM says to use instead; then the rest describes that
 * @param description one line, may be empty
 * @param license an SPDX expression, several licences joined with {@code OR}; may be empty
 * @param dependencies wanted where the package is used: compile and runtime scope, not optional
 */
public record MavenPom(
        Optional<MavenArtifact> relocation,
        String packaging,
        String description,
        String license,
        List<MavenDependency> dependencies) {
    /** What a version without a POM is taken for, as Maven does: a jar that needs nothing. */
    static final MavenPom ABSENT = new MavenPom(Optional.empty(), "jar", "", "", List.of());

    public MavenPom {
        dependencies = List.copyOf(dependencies);
    }
}

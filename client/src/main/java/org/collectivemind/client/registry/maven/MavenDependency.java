package org.collectivemind.client.registry.maven;

import java.util.List;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionScheme;

/**
 * A dependency as a POM has it.
 *
 * @param version soft ({@code 1.2}) or ranges ({@code [1.0,2.0)})
 * @param classifier empty for the main artifact
 */
public record MavenDependency(
        PackageName name, String version, String classifier, String extension, List<Exclusion> exclusions) {
    /** Packages not to be reached through a dependency; {@code *} stands for any group or name. */
    public record Exclusion(String group, String name) {
        boolean isExact() {
            return !group.equals("*") && !name.equals("*");
        }

        boolean excludes(PackageName reached) {
            return (group.equals("*") || group.equals(reached.group()))
                    && (name.equals("*") || name.equals(reached.name()));
        }
    }

    public MavenDependency {
        exclusions = List.copyOf(exclusions);
    }

    /**
     * What the version asks for: a range as it is, a soft version as a minimum.
     *
     * @throws MalformedText where it is neither
     */
    Constraint constraint() {
        if (isNewest()) {
            return Constraint.ANY;
        }
        Constraint constraint = Constraint.parse(isRange() ? version : ">=" + version);
        constraint.in(VersionScheme.MAVEN);
        return constraint;
    }

    PackageDependency.Strength strength() {
        return isRange() || isNewest() ? PackageDependency.Strength.HARD : PackageDependency.Strength.SOFT;
    }

    boolean isSoft() {
        return strength() == PackageDependency.Strength.SOFT;
    }

    private boolean isRange() {
        return version.startsWith("[") || version.startsWith("(");
    }

    /** Maven's words for "whatever is newest". */
    private boolean isNewest() {
        return version.equals("LATEST") || version.equals("RELEASE");
    }

    /** Whether the package itself is meant, and not another file published with it. */
    boolean isMain() {
        return classifier.isEmpty() && (extension.equals("jar") || extension.equals("pom"));
    }

    MavenArtifact artifact(String exactVersion) {
        return new MavenArtifact(name, exactVersion, classifier, extension);
    }
}

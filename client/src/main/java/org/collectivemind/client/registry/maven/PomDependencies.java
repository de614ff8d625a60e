package org.collectivemind.client.registry.maven;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.collectivemind.client.registry.maven.MavenDependency.Exclusion;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.format.version.VersionSet;

/**
 * A POM's dependencies in our terms. Two things a POM can say have no equal there:
 *
 * <ul>
 *   <li>A dependency on another file of a package (a classifier, or a type other than jar) is not a dependency on that package's
 *       one chosen variant. The file belongs to whoever asks for it: it becomes one of the dependent's own files, in the version
 *       the POM names, and what its package depends on becomes the dependent's dependencies, as in Maven.
 *   <li>An exclusion with {@code *} excludes by pattern. It becomes the names it matches below the dependency, in the version the
 *       POM names.
 * </ul>
 */
final class PomDependencies {
    private static final int MOST_POMS = 10_000;

    private final Function<MavenArtifact, MavenPom> poms;
    private final Function<PackageName, List<Version>> versions;

    PomDependencies(Function<MavenArtifact, MavenPom> poms, Function<PackageName, List<Version>> versions) {
        this.poms = poms;
        this.versions = versions;
    }

    List<PackageDependency> of(MavenArtifact artifact) {
        List<PackageDependency> dependencies = new ArrayList<>();
        collect(artifact, List.of(), new HashSet<>(), dependencies);
        return List.copyOf(dependencies);
    }

    private void collect(
            MavenArtifact artifact,
            List<Exclusion> exclusions,
            Set<MavenArtifact> seen,
            List<PackageDependency> collected) {
        MavenPom pom = poms.apply(artifact);
        if (!seen.add(artifact)) {
            return;
        }
        if (pom.relocation().isPresent()) {
            MavenArtifact moved = pom.relocation().get();
            MavenDependency instead = new MavenDependency(moved.name(), moved.version(), "", "jar", exclusions);
            collected.add(dependency(instead, exclusions));
            return;
        }
        for (MavenDependency dependency : pom.dependencies()) {
            if (exclusions.stream().anyMatch(exclusion -> exclusion.excludes(dependency.name()))) {
                continue;
            }
            if (dependency.isMain()) {
                collected.add(dependency(dependency, exclusions));
            } else if (pom.dependencies().stream()
                    .noneMatch(other -> other.isMain() && other.name().equals(dependency.name()))) {
                collect(main(exactly(dependency)), joined(exclusions, dependency.exclusions()), seen, collected);
            }
        }
    }

    /** The files a version brings along for its POM asks for them by classifier or type. */
    List<MavenArtifact> carriedBy(MavenArtifact artifact) {
        MavenPom pom = poms.apply(artifact);
        return pom.relocation().isPresent()
                ? List.of()
                : pom.dependencies().stream()
                        .filter(dependency -> !dependency.isMain())
                        .map(this::exactly)
                        .distinct()
                        .toList();
    }

    private PackageDependency dependency(MavenDependency dependency, List<Exclusion> inherited) {
        return new PackageDependency(
                dependency.name(),
                dependency.constraint(),
                Attributes.NONE,
                dependency.strength(),
                names(dependency, joined(inherited, dependency.exclusions())));
    }

    private SortedSet<PackageName> names(MavenDependency dependency, List<Exclusion> exclusions) {
        SortedSet<PackageName> names = new TreeSet<>();
        for (Exclusion exclusion : exclusions) {
            if (exclusion.isExact()) {
                exactName(exclusion).ifPresent(names::add);
            }
        }
        if (!exclusions.stream().allMatch(Exclusion::isExact)) {
            names.addAll(matched(dependency, exclusions));
        }
        return names;
    }

    /** What is no name excludes nothing. */
    private static Optional<PackageName> exactName(Exclusion exclusion) {
        try {
            return Optional.of(new PackageName(exclusion.group(), exclusion.name()));
        } catch (MalformedText noName) {
            return Optional.empty();
        }
    }

    /** The packages below a dependency that patterns exclude; what lies only below those is not looked at. */
    private SortedSet<PackageName> matched(MavenDependency dependency, List<Exclusion> exclusions) {
        SortedSet<PackageName> matched = new TreeSet<>();
        Set<PackageName> seen = new HashSet<>();
        Deque<MavenDependency> open = new ArrayDeque<>(List.of(dependency));
        while (!open.isEmpty() && seen.size() < MOST_POMS) {
            MavenPom pom = poms.apply(main(exactly(open.remove())));
            for (MavenDependency below : pom.dependencies()) {
                if (exclusions.stream().anyMatch(exclusion -> exclusion.excludes(below.name()))) {
                    matched.add(below.name());
                } else if (seen.add(below.name())) {
                    open.add(below);
                }
            }
        }
        return matched;
    }

    private static List<Exclusion> joined(List<Exclusion> first, List<Exclusion> second) {
        List<Exclusion> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private static MavenArtifact main(MavenArtifact artifact) {
        return new MavenArtifact(artifact.name(), artifact.version(), "", "jar");
    }

    /** The file a dependency means: a soft version is one, of a range the newest there is, a release where it has any. */
    private MavenArtifact exactly(MavenDependency dependency) {
        if (dependency.isSoft()) {
            return dependency.artifact(dependency.version());
        }
        VersionSet wanted = dependency.constraint().in(VersionScheme.MAVEN);
        return versions.apply(dependency.name()).stream()
                .filter(wanted::contains)
                .max(Comparator.comparing((Version version) -> !version.isPrerelease())
                        .thenComparing(Comparator.naturalOrder()))
                .map(version -> dependency.artifact(version.text()))
                .orElseThrow(() -> new MalformedText(
                        "version of `" + dependency.name() + "`",
                        dependency.version(),
                        "nothing published is in that range"));
    }
}

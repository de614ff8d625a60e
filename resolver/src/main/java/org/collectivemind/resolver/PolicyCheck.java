package org.collectivemind.resolver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.manifest.SystemUse;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** The part of the {@link Validator} that is about the project's policy. Like it, shares nothing with the search. */
final class PolicyCheck {
    private final Request request;
    private final Rules rules;

    PolicyCheck(Request request) {
        this.request = request;
        this.rules = request.rules();
    }

    /** What is left of dependencies: none on excluded packages, and of overridden ones the policy's word. */
    List<Dependency> amended(List<Dependency> dependencies) {
        List<Dependency> amended = new ArrayList<>();
        for (Dependency dependency : dependencies) {
            if (dependency instanceof PackageDependency named) {
                if (!rules.excludes().contains(named.name())) {
                    amended.add(overridden(named));
                }
            } else if (dependency instanceof AnyOf) {
                List<Dependency> options = amended(dependency.options());
                if (options.size() == 1) {
                    amended.add(options.get(0));
                } else if (options.size() > 1) {
                    amended.add(new AnyOf(options));
                }
            } else {
                amended.add(dependency);
            }
        }
        return amended;
    }

    private PackageDependency overridden(PackageDependency dependency) {
        Optional<PackageMatch> override =
                about(rules.overrides(), dependency.name()).findFirst();
        return override.isEmpty()
                ? dependency
                : new PackageDependency(
                        dependency.name(),
                        override.get().constraint(),
                        override.get().select(),
                        dependency.features(),
                        dependency.alias(),
                        PackageDependency.Strength.HARD,
                        dependency.exclusions());
    }

    private static Stream<PackageMatch> about(List<PackageMatch> matches, PackageName name) {
        return matches.stream().filter(match -> match.name().equals(name));
    }

    /** The policy's demands on a package, whoever leads to it. */
    private Stream<PackageMatch> demands(PackageName name) {
        return Stream.concat(about(rules.overrides(), name), about(rules.constraints(), name));
    }

    /** Axes of the package on which the policy asks for a value. */
    SortedSet<AttributeKey> wished(PackageName name) {
        SortedSet<AttributeKey> keys = new TreeSet<>();
        demands(name).map(PackageMatch::select).map(Attributes::values).forEach(values -> keys.addAll(values.keySet()));
        return keys;
    }

    /** What the policy has against a selected candidate. */
    List<String> against(PackageSlot slot, PackageVersions versions, VersionEntry release, VariantEntry variant) {
        List<String> wrong = new ArrayList<>();
        PackageName name = slot.name();
        if (rules.excludes().contains(name)) {
            wrong.add("is excluded by the policy");
        }
        demands(name)
                .filter(match -> !accepts(match.constraint(), release.version())
                        || !variant.attributes().with(match.select()).equals(variant.attributes()))
                .forEach(match -> wrong.add(release.version() + " " + variant.id() + " is not " + match));
        SystemUse use = rules.leeway().system().of(name);
        if (use.isStrict() && variant.isSystem() != (use == SystemUse.ONLY)) {
            wrong.add(release.version() + " " + variant.id() + " is not what `system: " + use.id() + "` takes");
        }
        if (versions.versions().stream()
                .flatMap(each -> each.variants().stream())
                .anyMatch(each -> !each.metrics().isEmpty())) {
            rules.bounds().stream()
                    .filter(bound -> !bound.holds(variant.metrics()))
                    .forEach(bound -> wrong.add(release.version() + " " + variant.id() + " misses " + bound));
        }
        if (isWithdrawn(slot, release)) {
            wrong.add(release.version() + " is yanked");
        }
        if (isTooNew(slot, release)) {
            wrong.add(release.version() + " is not known to be older than " + rules.cutoff());
        }
        if (release.version().isPrerelease() && !takesPrereleases(slot, versions)) {
            wrong.add(release.version() + " is a pre-release nobody asked for");
        }
        return wrong;
    }

    private boolean takesPrereleases(PackageSlot slot, PackageVersions versions) {
        boolean nothingElse = versions.versions().stream()
                .filter(other -> !isWithdrawn(slot, other) && !isTooNew(slot, other))
                .allMatch(other -> other.version().isPrerelease());
        return nothingElse
                || rules.prereleases().contains(slot.name())
                || own(slot.name()).anyMatch(constraint -> {
                    try {
                        return constraint.mentionsPrerelease(versions.scheme());
                    } catch (MalformedText notOfThisScheme) {
                        return false;
                    }
                });
    }

    private boolean isLocked(PackageSlot slot, VersionEntry release) {
        Preferences.Locked locked = request.preferences().locked().get(slot);
        return locked != null && locked.version().equals(release.version());
    }

    private boolean isWithdrawn(PackageSlot slot, VersionEntry release) {
        return release.yanked().isPresent()
                && !isLocked(slot, release)
                && own(slot.name())
                        .noneMatch(constraint -> accepts(constraint, release.version())
                                && constraint
                                        .in(release.version().scheme())
                                        .equals(VersionSet.exactly(release.version())));
    }

    private boolean isTooNew(PackageSlot slot, VersionEntry release) {
        Instant published = release.published().orElse(Instant.MAX);
        return rules.cutoff().filter(published::isAfter).isPresent() && !isLocked(slot, release);
    }

    /** What the project itself says of a package: its dependencies as amended, and its policy. */
    private Stream<Constraint> own(PackageName name) {
        Stream<Constraint> roots = amended(request.roots()).stream()
                .flatMap(root -> root.packages().stream())
                .filter(root -> root.name().equals(name))
                .map(PackageDependency::constraint);
        return Stream.concat(roots, demands(name).map(PackageMatch::constraint));
    }

    static boolean accepts(Constraint constraint, Version version) {
        try {
            return constraint.in(version.scheme()).contains(version);
        } catch (MalformedText notOfThisScheme) {
            return false;
        }
    }
}

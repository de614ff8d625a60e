package org.collectivemind.client.registry;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.request.PackageSource.Expected;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * Asks ahead what a solver is likely to ask, and then what that leads to: the packages the likely candidate depends on, their
 * likely candidates, and so on, so that a deep graph costs the time of its longest way and not of all its ways one after the
 * other. Only who would be asked about a package anyway is asked. Safe for use by many threads.
 */
final class Foresight {
    /** Guesses, on their way or not needed yet, beyond which none is added: what a wrong guess can cost at most. */
    private static final int MOST_GUESSES = 8 * Prefetch.THREADS;

    private static final String AT_LEAST = ">=";

    private final Registries registries;
    private final Prefetch prefetch;
    private final Set<Object> begun = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();

    Foresight(Registries registries, Prefetch prefetch) {
        this.registries = registries;
        this.prefetch = prefetch;
    }

    void expect(List<Expected> questions) {
        for (Expected question : questions) {
            if (question instanceof Expected.Versions versions) {
                begin(0, versions.name(), versions, () -> registries.versions(versions.name()));
            } else if (question instanceof Expected.CandidateRelations candidate) {
                follow(0, new Step(candidate, Collections.emptySortedSet()));
            }
        }
    }

    /** @param without packages that exclusions keep out on the way here */
    private record Step(Expected.CandidateRelations candidate, SortedSet<PackageName> without) {}

    private void begin(int depth, PackageName name, Object question, Runnable ask) {
        boolean isFar = registries.asked(name).stream().anyMatch(registry -> !registry.isNear());
        boolean isAllowed = depth == 0 || waiting.get() + registries.unused() < MOST_GUESSES;
        if (isFar && isAllowed && begun.add(question)) {
            waiting.incrementAndGet();
            prefetch.ahead(depth, () -> {
                try {
                    ask.run();
                } finally {
                    waiting.decrementAndGet();
                }
            });
        }
    }

    private void follow(int depth, Step step) {
        Expected.CandidateRelations candidate = step.candidate();
        begin(
                depth,
                candidate.name(),
                step,
                () -> registries
                        .likely(candidate.name())
                        .ifPresent(registry -> registry.relations(
                                        candidate.name(), candidate.version(), candidate.variant())
                                .dependencies()
                                .forEach(dependency -> named(depth + 1, dependency, step.without()))));
    }

    private void named(int depth, Dependency dependency, SortedSet<PackageName> without) {
        for (Dependency option : dependency.options().subList(0, 1)) {
            if (option instanceof PackageDependency one && !without.contains(one.name())) {
                SortedSet<PackageName> below = new TreeSet<>(without);
                below.addAll(one.exclusions());
                Optional<Version> floor = floor(one);
                floor.ifPresent(version -> follow(depth, step(one.name(), version, below)));
                begin(
                        depth,
                        one.name(),
                        new Expected.Versions(one.name()),
                        () -> registries
                                .versions(one.name())
                                .filter(versions -> floor.isEmpty())
                                .flatMap(versions -> newest(versions, one))
                                .ifPresent(version -> follow(depth, step(one.name(), version, below))));
            }
        }
    }

    private static Step step(PackageName name, Version version, SortedSet<PackageName> without) {
        return new Step(new Expected.CandidateRelations(name, version, VariantId.DEFAULT), without);
    }

    /** A package that is asked for softly gets the version that is named, if nobody asks for more; no list is needed to know it. */
    private static Optional<Version> floor(PackageDependency dependency) {
        String text = dependency.constraint().text();
        return dependency.strength() == PackageDependency.Strength.SOFT && text.startsWith(AT_LEAST)
                ? Optional.of(VersionScheme.MAVEN.parse(text.substring(AT_LEAST.length())))
                : Optional.empty();
    }

    private static Optional<Version> newest(PackageVersions versions, PackageDependency dependency) {
        try {
            VersionSet wanted = dependency.constraint().in(versions.scheme());
            return versions.versions().stream()
                    .filter(entry -> entry.yanked().isEmpty() && wanted.contains(entry.version()))
                    .map(VersionEntry::version)
                    .max(Comparator.comparing((Version version) -> !version.isPrerelease())
                            .thenComparing(Comparator.naturalOrder()));
        } catch (MalformedText foreign) {
            return Optional.empty();
        }
    }
}

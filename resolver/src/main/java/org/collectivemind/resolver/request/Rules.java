package org.collectivemind.resolver.request;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageMatch;

/**
 * The user's say beside the roots.
 *
 * @param prereleases packages of which pre-releases are as good as releases
 * @param prefer attributes preferred among the variants of one version; never lowers a version, never excludes
 * @param resolution which versions are tried first
 * @param cutoff versions published after this, or nobody knows when, are not taken unless locked
 * @param overrides stand for the constraint and the selection of every dependency on these packages, the roots' included
 * @param constraints hold beside those of dependencies; reach no package
 * @param excludes packages no dependency leads to
 */
public record Rules(
        SortedSet<PackageName> prereleases,
        Attributes prefer,
        ResolutionMode resolution,
        Optional<Instant> cutoff,
        List<PackageMatch> overrides,
        List<PackageMatch> constraints,
        SortedSet<PackageName> excludes) {
    public static final Rules NONE = new Rules(new TreeSet<>(), Attributes.NONE);

    public Rules {
        prereleases = Collections.unmodifiableSortedSet(new TreeSet<>(prereleases));
        overrides = List.copyOf(overrides);
        constraints = List.copyOf(constraints);
        excludes = Collections.unmodifiableSortedSet(new TreeSet<>(excludes));
    }

    public Rules(SortedSet<PackageName> prereleases, Attributes prefer) {
        this(
                prereleases,
                prefer,
                ResolutionMode.HIGHEST,
                Optional.empty(),
                List.of(),
                List.of(),
                Collections.emptySortedSet());
    }

    public Rules withPrereleases(SortedSet<PackageName> others) {
        return new Rules(others, prefer, resolution, cutoff, overrides, constraints, excludes);
    }

    public Rules withCutoff(Optional<Instant> others) {
        return new Rules(prereleases, prefer, resolution, others, overrides, constraints, excludes);
    }

    public Rules withOverrides(List<PackageMatch> others) {
        return new Rules(prereleases, prefer, resolution, cutoff, others, constraints, excludes);
    }

    public Rules withConstraints(List<PackageMatch> others) {
        return new Rules(prereleases, prefer, resolution, cutoff, overrides, others, excludes);
    }

    public Rules withExcludes(SortedSet<PackageName> others) {
        return new Rules(prereleases, prefer, resolution, cutoff, overrides, constraints, others);
    }
}

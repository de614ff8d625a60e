package org.collectivemind.resolver.request;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.manifest.Leeway;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.resolver.objective.Bound;
import org.collectivemind.resolver.objective.Objective;

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
 * @param leeway how machines may be used, and variants exchanged
 * @param bounds what measured results must be
 * @param objective decides first among the variants of one version that have its metric
 */
public record Rules(
        SortedSet<PackageName> prereleases,
        Attributes prefer,
        ResolutionMode resolution,
        Optional<Instant> cutoff,
        List<PackageMatch> overrides,
        List<PackageMatch> constraints,
        SortedSet<PackageName> excludes,
        Leeway leeway,
        List<Bound> bounds,
        Optional<Objective> objective) {
    public static final Rules NONE = new Rules(new TreeSet<>(), Attributes.NONE);

    public Rules {
        prereleases = Collections.unmodifiableSortedSet(new TreeSet<>(prereleases));
        overrides = List.copyOf(overrides);
        constraints = List.copyOf(constraints);
        excludes = Collections.unmodifiableSortedSet(new TreeSet<>(excludes));
        bounds = List.copyOf(bounds);
    }

    /** Without leeway, and nothing asked of measured results. */
    public Rules(
            SortedSet<PackageName> prereleases,
            Attributes prefer,
            ResolutionMode resolution,
            Optional<Instant> cutoff,
            List<PackageMatch> overrides,
            List<PackageMatch> constraints,
            SortedSet<PackageName> excludes) {
        this(
                prereleases,
                prefer,
                resolution,
                cutoff,
                overrides,
                constraints,
                excludes,
                Leeway.NONE,
                List.of(),
                Optional.empty());
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
        return new Rules(
                others, prefer, resolution, cutoff, overrides, constraints, excludes, leeway, bounds, objective);
    }

    public Rules withCutoff(Optional<Instant> others) {
        return new Rules(
                prereleases, prefer, resolution, others, overrides, constraints, excludes, leeway, bounds, objective);
    }

    public Rules withOverrides(List<PackageMatch> others) {
        return new Rules(
                prereleases, prefer, resolution, cutoff, others, constraints, excludes, leeway, bounds, objective);
    }

    public Rules withConstraints(List<PackageMatch> others) {
        return new Rules(
                prereleases, prefer, resolution, cutoff, overrides, others, excludes, leeway, bounds, objective);
    }

    public Rules withExcludes(SortedSet<PackageName> others) {
        return new Rules(
                prereleases, prefer, resolution, cutoff, overrides, constraints, others, leeway, bounds, objective);
    }

    public Rules with(Leeway others) {
        return new Rules(
                prereleases, prefer, resolution, cutoff, overrides, constraints, excludes, others, bounds, objective);
    }

    /** The same, asking for results: each bound must hold, and the objective decides. */
    public Rules asking(List<Bound> results, Optional<Objective> best) {
        return new Rules(
                prereleases, prefer, resolution, cutoff, overrides, constraints, excludes, leeway, results, best);
    }
}

package org.collectivemind.format.manifest;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageMatch;

/**
 * A project's choices for the resolver.
 *
 * @param prereleases packages whose pre-releases may be chosen
 * @param prefer attributes to prefer where variants are otherwise free; never lowers a version
 * @param resolution which versions are tried first
 * @param unify whether targets share versions
 * @param excludeNewer versions published after this do not exist
 * @param minimumAge versions published less than this ago do not exist, unless the lock has them; whole hours
 * @param overrides what stands for every dependency's constraint on these packages
 * @param constraints what these packages must be where they are reached; reaches none
 * @param excludes packages no dependency leads to
 * @param leeway how machines may be used, and variants exchanged
 */
public record Policy(
        SortedSet<PackageName> prereleases,
        Attributes prefer,
        ResolutionMode resolution,
        Unify unify,
        Optional<Instant> excludeNewer,
        Optional<Duration> minimumAge,
        List<PackageMatch> overrides,
        List<PackageMatch> constraints,
        SortedSet<PackageName> excludes,
        Leeway leeway) {
    public static final Policy DEFAULT = new Policy(Collections.emptySortedSet(), Attributes.NONE);

    public Policy {
        minimumAge.filter(age -> !AgeText.parse(AgeText.of(age)).equals(age)).ifPresent(age -> {
            throw new MalformedText("minimum age", age.toString(), "whole hours are wanted");
        });
        prereleases = Collections.unmodifiableSortedSet(new TreeSet<>(prereleases));
        overrides = List.copyOf(overrides);
        constraints = List.copyOf(constraints);
        excludes = Collections.unmodifiableSortedSet(new TreeSet<>(excludes));
    }

    public Policy(SortedSet<PackageName> prereleases, Attributes prefer) {
        this(
                prereleases,
                prefer,
                ResolutionMode.HIGHEST,
                Unify.PREFER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Collections.emptySortedSet(),
                Leeway.NONE);
    }
}

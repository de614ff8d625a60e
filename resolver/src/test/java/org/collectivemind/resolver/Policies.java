package org.collectivemind.resolver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.resolver.request.Rules;

/** Rules written down in a test, a line a policy. */
final class Policies {
    private final SortedSet<PackageName> prereleases = new TreeSet<>();
    private final List<PackageMatch> overrides = new ArrayList<>();
    private final List<PackageMatch> constraints = new ArrayList<>();
    private final SortedSet<PackageName> excludes = new TreeSet<>();
    private ResolutionMode resolution = ResolutionMode.HIGHEST;
    private Optional<Instant> cutoff = Optional.empty();

    Policies prereleases(String name) {
        prereleases.add(Sample.name(name));
        return this;
    }

    /** {@code a@<2#k=v}, as all matches here. */
    Policies override(String match) {
        overrides.add(match(match));
        return this;
    }

    Policies constrain(String match) {
        constraints.add(match(match));
        return this;
    }

    Policies exclude(String name) {
        excludes.add(Sample.name(name));
        return this;
    }

    Policies resolution(ResolutionMode mode) {
        resolution = mode;
        return this;
    }

    /** {@code 2024-05-01}. */
    Policies cutoff(String day) {
        cutoff = Optional.of(day(day));
        return this;
    }

    static Instant day(String text) {
        return Instant.parse(text + "T00:00:00Z");
    }

    private static PackageMatch match(String text) {
        PackageDependency parsed = Sample.dependency(text);
        return new PackageMatch(parsed.name(), parsed.constraint(), parsed.select());
    }

    Rules rules() {
        return new Rules(prereleases, Attributes.NONE, resolution, cutoff, overrides, constraints, excludes);
    }
}

package org.collectivemind.resolver.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.repair.Change.Relaxation;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * The constraint that differs least from one that cannot be met. Versions are stepped over outwards from the constraint, both
 * ways at once, and the fewest steps that suffice are found by bisection: more versions never make a request unsolvable.
 */
final class Nearest {
    private final Trials trials;
    private final Request request;
    private final Relaxation relaxation;
    private final VersionScheme scheme;
    private final VersionSet asked;
    private final List<Version> versions;

    private Nearest(Trials trials, Request request, Relaxation relaxation, PackageVersions known, VersionSet asked) {
        this.trials = trials;
        this.request = request;
        this.relaxation = relaxation;
        this.scheme = known.scheme();
        this.asked = asked;
        boolean early = relaxation.root().constraint().mentionsPrerelease(scheme);
        this.versions = known.versions().stream()
                .filter(release -> release.yanked().isEmpty())
                .map(VersionEntry::version)
                .filter(version -> early || !version.isPrerelease())
                .sorted()
                .toList();
    }

    /**
     * @param request with every other change made
     * @param taken the version that was taken without any constraint
     */
    static Relaxation of(Trials trials, Request request, Relaxation free, Version taken) {
        PackageDependency root = free.root();
        Optional<PackageVersions> known = trials.versions(root.name());
        if (known.isEmpty()) {
            return free;
        }
        try {
            VersionSet asked = root.constraint().in(known.get().scheme());
            return new Nearest(trials, request, free, known.get(), asked).search(taken);
        } catch (MalformedText notOfThisScheme) {
            return free;
        }
    }

    private Relaxation search(Version taken) {
        int first = 0;
        while (first < versions.size() && isBelow(versions.get(first))) {
            first++;
        }
        int last = versions.size() - 1;
        while (last >= 0 && isAbove(versions.get(last))) {
            last--;
        }
        // Between the two lie the versions asked for, and those in gaps between them; where there are none, they have
        // crossed.
        int low = -1;
        int high = Math.max(first, versions.size() - 1 - last);
        Version best = taken;
        while (high - low > 1) {
            int steps = (low + high) / 2;
            Optional<Version> works = within(Math.max(0, first - steps), Math.min(versions.size() - 1, last + steps));
            if (works.isPresent()) {
                best = works.get();
                high = steps;
            } else {
                low = steps;
            }
        }
        for (Constraint wording : wordings(best)) {
            if (trials.of(relaxation.to(wording).made(request)) instanceof Trial.Works) {
                return relaxation.to(wording);
            }
        }
        return relaxation;
    }

    /** Whether everything asked for is above the version. */
    private boolean isBelow(Version version) {
        return VersionSet.atMost(version).intersect(asked).isEmpty();
    }

    private boolean isAbove(Version version) {
        return VersionSet.atLeast(version).intersect(asked).isEmpty();
    }

    private Optional<Version> within(int from, int to) {
        if (from > to) {
            return Optional.empty();
        }
        Constraint window = Constraint.parse(
                ">=" + versions.get(from).text() + ",<=" + versions.get(to).text());
        Trial trial = trials.of(relaxation.to(window).made(request));
        return trial instanceof Trial.Works works
                ? Optional.ofNullable(works.versions().get(relaxation.root().name()))
                : Optional.empty();
    }

    /** The constraint with the terms loosened that the version does not meet; should that not do, the version alone. */
    private List<Constraint> wordings(Version version) {
        List<Constraint> wordings = new ArrayList<>();
        String text = relaxation.root().constraint().text();
        if (!text.contains("||")) {
            List<String> terms = Arrays.stream(text.split(","))
                    .map(term -> loosened(term.strip(), version))
                    .filter(term -> !term.isEmpty())
                    .toList();
            if (!terms.isEmpty()) {
                wordings.add(Constraint.parse(String.join(",", terms)));
            }
        }
        wordings.add(exactly(version));
        return wordings;
    }

    private String loosened(String term, Version version) {
        if (Constraint.parse(term).in(scheme).contains(version)) {
            return term;
        }
        for (String operator : List.of("^", "~")) {
            if (term.startsWith(operator)) {
                return operator + version.text();
            }
        }
        if (term.startsWith("!=")) {
            return "";
        }
        if (term.startsWith("<")) {
            return "<=" + version.text();
        }
        return (term.startsWith(">") ? ">=" : "==") + version.text();
    }

    private static Constraint exactly(Version version) {
        return Constraint.parse("==" + version.text());
    }
}

package org.collectivemind.format.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A set of versions of one scheme: disjoint intervals, sorted. Sets are equal where they hold the same versions.
 *
 * <p>An exclusive upper bound at a release leaves out that release's own pre-releases too: {@code <2} does not hold
 * {@code 2-rc.1}. {@code >=2-*} and {@code <=2-*} are the bounds before and after all pre-releases of 2; they come up where sets
 * are complemented.
 *
 * <p>Invariant: {@code cuts} rise strictly; versions below the first are outside, and each cut changes sides.
 */
public final class VersionSet {
    private final VersionScheme scheme;
    private final List<Cut> cuts;

    private VersionSet(VersionScheme scheme, List<Cut> cuts) {
        this.scheme = scheme;
        this.cuts = List.copyOf(cuts);
    }

    /** Reads what {@link #toString} prints, and every other {@link Constraint}. */
    public static VersionSet parse(String text, VersionScheme scheme) {
        return Constraint.parse(text).in(scheme);
    }

    public static VersionSet all(VersionScheme scheme) {
        return new VersionSet(scheme, List.of(Cut.beforeAll(scheme)));
    }

    public static VersionSet none(VersionScheme scheme) {
        return new VersionSet(scheme, List.of());
    }

    public static VersionSet exactly(Version version) {
        return between(version.scheme(), Cut.before(version), Cut.after(version));
    }

    public static VersionSet atLeast(Version version) {
        return from(version.scheme(), Cut.before(version));
    }

    public static VersionSet above(Version version) {
        return from(version.scheme(), Cut.after(version));
    }

    public static VersionSet atMost(Version version) {
        return above(version).complement();
    }

    /** Everything lower than {@code version}, less its own pre-releases where it is a release. */
    public static VersionSet below(Version version) {
        return fromPrereleasesOf(version).complement();
    }

    /** {@code version} and everything higher, and its own pre-releases where it is a release. */
    public static VersionSet fromPrereleasesOf(Version version) {
        return from(version.scheme(), Cut.beforePrereleases(version));
    }

    /** Everything lower than {@code version}, its own pre-releases among them. */
    public static VersionSet throughPrereleasesOf(Version version) {
        return atLeast(version).complement();
    }

    private static VersionSet from(VersionScheme scheme, Cut lower) {
        return new VersionSet(scheme, List.of(lower));
    }

    private static VersionSet between(VersionScheme scheme, Cut lower, Cut upper) {
        return new VersionSet(scheme, List.of(lower, upper));
    }

    public VersionScheme scheme() {
        return scheme;
    }

    /** @throws IllegalArgumentException where {@code version} is of another scheme */
    public boolean contains(Version version) {
        check(version.scheme());
        int low = 0;
        int high = cuts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cuts.get(middle).isBelow(version)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (low & 1) == 1;
    }

    public boolean isEmpty() {
        return cuts.isEmpty();
    }

    public boolean isAll() {
        return equals(all(scheme));
    }

    public VersionSet complement() {
        Cut lowest = Cut.beforeAll(scheme);
        List<Cut> turned = new ArrayList<>(cuts);
        if (!cuts.isEmpty() && cuts.get(0).equals(lowest)) {
            turned.remove(0);
        } else {
            turned.add(0, lowest);
        }
        return new VersionSet(scheme, turned);
    }

    public VersionSet intersect(VersionSet other) {
        return merge(other, 2);
    }

    public VersionSet union(VersionSet other) {
        return merge(other, 1);
    }

    public boolean isSubsetOf(VersionSet other) {
        return intersect(other).equals(this);
    }

    /** The versions that at least {@code wanted} of this set and {@code other} hold: one sweep over the cuts of both. */
    private VersionSet merge(VersionSet other, int wanted) {
        check(other.scheme);
        List<Cut> merged = new ArrayList<>(cuts.size() + other.cuts.size());
        int here = 0;
        int there = 0;
        while (here < cuts.size() || there < other.cuts.size()) {
            int order = here == cuts.size()
                    ? 1
                    : there == other.cuts.size() ? -1 : cuts.get(here).compareTo(other.cuts.get(there));
            Cut cut = order <= 0 ? cuts.get(here) : other.cuts.get(there);
            here += order <= 0 ? 1 : 0;
            there += order >= 0 ? 1 : 0;
            boolean inside = (here & 1) + (there & 1) >= wanted;
            if (inside != ((merged.size() & 1) == 1)) {
                merged.add(cut);
            }
        }
        return new VersionSet(scheme, merged);
    }

    private void check(VersionScheme other) {
        if (other != scheme) {
            throw new IllegalArgumentException("versions of two schemes never mix: " + scheme + ", " + other);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionSet set && scheme == set.scheme && cuts.equals(set.cuts);
    }

    @Override
    public int hashCode() {
        return 31 * scheme.ordinal() + cuts.hashCode();
    }

    /**
     * This set as Maven reads ranges: {@code [1.2,2-alpha)}, {@code [1,1.5),(1.5,)}, {@code [1.5]}. Maven puts the pre-releases of
     * 2 below 2, so {@code <2} ends at the first of them. Nothing is {@code (0,0)}, everything {@code (,)}.
     */
    public String toMavenRange() {
        if (isEmpty()) {
            return "(0,0)";
        }
        List<String> ranges = new ArrayList<>();
        for (int lower = 0; lower < cuts.size(); lower += 2) {
            Cut from = cuts.get(lower);
            if (lower + 1 == cuts.size()) {
                ranges.add(from.asMavenLowerBound() + ",)");
            } else {
                Cut to = cuts.get(lower + 1);
                ranges.add(from.only(to)
                        .map(version -> from.asMavenLowerBound() + "]")
                        .orElseGet(() -> from.asMavenLowerBound() + "," + to.asMavenUpperBound()));
            }
        }
        return String.join(",", ranges);
    }

    /** Comma is "and", {@code ||} is "or": {@code >=1.2,!=1.5,<2 || ==3}; everything is {@code *}, nothing {@code !*}. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "!*";
        }
        StringBuilder text = new StringBuilder();
        int lower = 0;
        while (lower < cuts.size()) {
            text.append(lower == 0 ? "" : " || ");
            lower = printFrom(lower, text);
        }
        return text.toString();
    }

    /** Prints the interval from the cut at {@code lower}, and those after it that only one version parts from it. */
    private int printFrom(int lower, StringBuilder text) {
        if (lower + 1 < cuts.size()) {
            Optional<Version> only = cuts.get(lower).only(cuts.get(lower + 1));
            if (only.isPresent()) {
                text.append("==").append(only.get());
                return lower + 2;
            }
        }
        List<String> terms = new ArrayList<>();
        if (!cuts.get(lower).equals(Cut.beforeAll(scheme))) {
            terms.add(cuts.get(lower).asLowerBound());
        }
        int upper = lower + 1;
        while (upper + 1 < cuts.size()
                && cuts.get(upper).only(cuts.get(upper + 1)).isPresent()) {
            terms.add("!=" + cuts.get(upper).only(cuts.get(upper + 1)).get());
            upper += 2;
        }
        if (upper < cuts.size()) {
            terms.add(cuts.get(upper).asUpperBound());
        }
        text.append(terms.isEmpty() ? "*" : String.join(",", terms));
        return upper + 1;
    }
}

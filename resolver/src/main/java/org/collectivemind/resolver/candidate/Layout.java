package org.collectivemind.resolver.candidate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** What no request changes about the candidates of a package: worked out once. Immutable. */
final class Layout {
    private static final SortedSet<AttributeKey> NONE = Collections.emptySortedSet();
    private final List<Candidate> candidates;
    /** Which release, by position. */
    private final int[] release;
    /** Which of the distinct requirements, by position. */
    private final int[] requirement;

    private final int[] quality;
    private final List<Requirement> requirements;
    private final boolean hasYanked;
    private final boolean hasPrerelease;
    private final boolean hasUnusual;
    private final boolean hasNeighbours;
    private final boolean hasMetrics;

    private Layout(List<VersionEntry> releases, List<Candidate> candidates, VariantOrder order) {
        this.candidates = List.copyOf(candidates);
        this.release = new int[candidates.size()];
        this.requirement = new int[candidates.size()];
        this.quality = new int[candidates.size()];
        Map<Requirement, Integer> distinct = new HashMap<>();
        List<Requirement> list = new ArrayList<>();
        int index = 0;
        for (int position = 0; position < release.length; position++) {
            Candidate candidate = candidates.get(position);
            while (releases.get(index) != candidate.release()) {
                index++;
            }
            release[position] = index;
            Requirement requires = candidate.variant().requires();
            Integer known = distinct.putIfAbsent(requires, list.size());
            requirement[position] = known == null ? list.size() : known;
            if (known == null) {
                list.add(requires);
            }
        }
        this.requirements = List.copyOf(list);
        this.hasYanked = releases.stream().anyMatch(each -> each.yanked().isPresent());
        this.hasPrerelease = releases.stream().anyMatch(each -> each.version().isPrerelease());
        this.hasUnusual = candidates.stream().anyMatch(each -> !each.unusual().isEmpty());
        this.hasNeighbours = candidates.stream()
                .map(Candidate::variant)
                .anyMatch(each -> !each.provides().isEmpty() || !each.coherent().isEmpty());
        this.hasMetrics =
                candidates.stream().anyMatch(each -> !each.variant().metrics().isEmpty());
        rankWithinReleases(order);
    }

    /** What few requests change is worked out for each of them; all others share one. */
    static Layout of(PackageVersions versions, Freedom freedom) {
        return freedom.isNone()
                ? versions.derived(Layout.class, same -> make(same, Freedom.NONE))
                : make(versions, freedom);
    }

    private static Layout make(PackageVersions versions, Freedom freedom) {
        List<Candidate> list = new ArrayList<>();
        for (VersionEntry release : versions.versions()) {
            for (VariantEntry variant : release.variants()) {
                for (VariantEntry placed : variant.placed(freedom.params())) {
                    list.add(new Candidate(release, placed, unusual(release, placed, freedom.free())));
                }
            }
        }
        return new Layout(versions.versions(), list, new VariantOrder(freedom.free()));
    }

    private static SortedSet<AttributeKey> unusual(
            VersionEntry release, VariantEntry variant, SortedSet<AttributeKey> free) {
        SortedSet<AttributeKey> keys = NONE;
        for (Axis axis : release.axes()) {
            Optional<String> value = variant.attributes().get(axis.key());
            if (value.isPresent()
                    && !value.equals(axis.defaultValue())
                    && AxisClass.isFixed(axis)
                    && !free.contains(axis.key())) {
                keys = keys.isEmpty() ? new TreeSet<>() : keys;
                keys.add(axis.key());
            }
        }
        return keys.isEmpty() ? NONE : Collections.unmodifiableSortedSet(keys);
    }

    private void rankWithinReleases(VariantOrder best) {
        for (int from = 0; from < release.length; ) {
            int to = from + 1;
            while (to < release.length && release[to] == release[from]) {
                to++;
            }
            if (to - from > 1) {
                List<Integer> order = new ArrayList<>();
                for (int position = from; position < to; position++) {
                    order.add(position);
                }
                order.sort((left, right) -> best.compare(candidates.get(left), candidates.get(right)));
                for (int place = 0; place < order.size(); place++) {
                    quality[order.get(place)] = place;
                }
            }
            from = to;
        }
    }

    /** Lowest version first, then by id of the variant. */
    List<Candidate> candidates() {
        return candidates;
    }

    /** Rises with the version. */
    int release(int position) {
        return release[position];
    }

    int requirement(int position) {
        return requirement[position];
    }

    /** The distinct requirements of the variants. */
    List<Requirement> requirements() {
        return requirements;
    }

    /** The place of the variant among those of its version, 0 the best, by {@link VariantOrder}. */
    int quality(int position) {
        return quality[position];
    }

    boolean hasYanked() {
        return hasYanked;
    }

    boolean hasPrerelease() {
        return hasPrerelease;
    }

    boolean hasUnusual() {
        return hasUnusual;
    }

    /** Whether something was measured of a variant. */
    boolean hasMetrics() {
        return hasMetrics;
    }

    /** Whether a variant provides a capability or is coherent in something. */
    boolean hasNeighbours() {
        return hasNeighbours;
    }
}

package org.collectivemind.resolver.candidate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** Every candidate of one package on one target, lowest version first; a candidate is known by its position. */
public final class Candidates {
    private final PackageName name;
    private final VersionScheme scheme;
    private final List<Candidate> list;
    private final List<Exclusion> exclusions;
    /** How good the candidate is, by position: 0 is tried first. */
    private final int[] rank;

    private final boolean[] preferred;

    /** Candidates never taken, and why; positions in rising order. */
    public record Exclusion(SortedSet<Integer> positions, Rejection rejection) {
        public Exclusion {
            positions = Collections.unmodifiableSortedSet(new TreeSet<>(positions));
        }
    }

    private Candidates(PackageVersions versions, List<Candidate> list, List<Exclusion> exclusions, Ranking ranking) {
        this.name = versions.name();
        this.scheme = versions.scheme();
        this.list = List.copyOf(list);
        this.exclusions = List.copyOf(exclusions);
        this.rank = rank(list, ranking);
        this.preferred = new boolean[list.size()];
        for (int position = 0; position < preferred.length; position++) {
            preferred[position] = ranking.isPreferred(list.get(position));
        }
    }

    public static Candidates of(PackageVersions versions, Request request) {
        Map<Requirement, Evaluation> evaluations = new HashMap<>();
        List<Candidate> list = new ArrayList<>();
        List<VersionEntry> releases = new ArrayList<>(versions.versions());
        releases.sort(Comparator.comparing(VersionEntry::version));
        for (VersionEntry release : releases) {
            List<VariantEntry> variants = new ArrayList<>(release.variants());
            variants.sort(Comparator.comparing(VariantEntry::id));
            for (VariantEntry variant : variants) {
                Evaluation evaluation = evaluations.computeIfAbsent(
                        variant.requires(),
                        need -> Evaluator.evaluate(need, request.target().platform()));
                list.add(new Candidate(release, variant, evaluation, unusual(release, variant)));
            }
        }
        return new Candidates(
                versions,
                list,
                new Admission(versions, request).exclusions(list),
                new Ranking(versions.name(), request));
    }

    private static SortedSet<AttributeKey> unusual(VersionEntry release, VariantEntry variant) {
        SortedSet<AttributeKey> keys = new TreeSet<>();
        for (Axis axis : release.axes()) {
            if (AxisClass.isFixed(axis)
                    && variant.attributes()
                            .get(axis.key())
                            .filter(value -> !axis.defaultValue().equals(Optional.of(value)))
                            .isPresent()) {
                keys.add(axis.key());
            }
        }
        return keys;
    }

    private static int[] rank(List<Candidate> list, Ranking ranking) {
        List<Integer> order = new ArrayList<>();
        for (int position = 0; position < list.size(); position++) {
            order.add(position);
        }
        order.sort((left, right) -> ranking.compare(list.get(left), list.get(right)));
        int[] rank = new int[order.size()];
        for (int place = 0; place < rank.length; place++) {
            rank[order.get(place)] = place;
        }
        return rank;
    }

    public PackageName name() {
        return name;
    }

    public VersionScheme scheme() {
        return scheme;
    }

    public int size() {
        return list.size();
    }

    public Candidate get(int position) {
        return list.get(position);
    }

    public List<Exclusion> exclusions() {
        return exclusions;
    }

    public int rank(int position) {
        return rank[position];
    }

    /** Whether a lockfile or an earlier target has this version. */
    public boolean isPreferred(int position) {
        return preferred[position];
    }
}

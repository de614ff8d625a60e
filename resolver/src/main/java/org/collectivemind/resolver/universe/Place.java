package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.resolver.candidate.Candidates;

/** A slot that came into sight: its candidates, its ids, and who asks for it. Mutable. */
final class Place {
    static final int NONE = -1;
    private final PackageSlot slot;
    private final Published published;
    private final Candidates candidates;
    private int first = NONE;
    private int shared = NONE;
    private SortedSet<PackageName> firstWithout = Collections.emptySortedSet();
    private Map<SortedSet<PackageName>, Integer> later = Map.of();
    private Map<Part, Integer> features = Map.of();
    private final List<Integer> carriers = new ArrayList<>(1);
    private final Demand demand;

    private record Part(FeatureName feature, SortedSet<PackageName> without) {}

    Place(PackageSlot slot, Published published) {
        this.slot = slot;
        this.published = published;
        this.candidates = published.candidates(slot);
        this.demand = new Demand(candidates);
    }

    PackageSlot slot() {
        return slot;
    }

    Published published() {
        return published;
    }

    Candidates candidates() {
        return candidates;
    }

    /** Where there is one way, its id; else the id of what all ways share. */
    int holder() {
        return shared == NONE ? first : shared;
    }

    int first() {
        return first;
    }

    int shared() {
        return shared;
    }

    /** The id of the way, or {@link #NONE}. */
    int way(SortedSet<PackageName> without) {
        if (first != NONE && firstWithout.equals(without)) {
            return first;
        }
        return later.getOrDefault(without, NONE);
    }

    /** The id of the feature, or {@link #NONE}. */
    int feature(FeatureName feature, SortedSet<PackageName> without) {
        return features.isEmpty() ? NONE : features.getOrDefault(new Part(feature, without), NONE);
    }

    /** Ids that carry dependencies of the candidate: ways and features. */
    List<Integer> carriers() {
        return carriers;
    }

    Demand demand() {
        return demand;
    }

    void firstWay(SortedSet<PackageName> without, int id) {
        first = id;
        firstWithout = without;
        carriers.add(id);
    }

    void share(int id) {
        shared = id;
    }

    void laterWay(SortedSet<PackageName> without, int id) {
        later = later.isEmpty() ? new HashMap<>() : later;
        later.put(without, id);
        carriers.add(id);
    }

    void addFeature(FeatureName feature, SortedSet<PackageName> without, int id) {
        features = features.isEmpty() ? new HashMap<>() : features;
        features.put(new Part(feature, without), id);
        carriers.add(id);
    }
}

package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Relations;
import org.collectivemind.resolver.candidate.Candidates;

/** One package that is reached. Mutable while the walk of {@link Reachable} lasts. */
public final class Reached {
    private final Candidates candidates;
    private final int position;
    private final List<PackageSlot> edges = new ArrayList<>();
    private SortedSet<FeatureName> features = Collections.emptySortedSet();
    private SortedSet<FeatureName> missing = Collections.emptySortedSet();
    private SortedSet<AttributeKey> wished = Collections.emptySortedSet();

    Reached(Candidates candidates, int position) {
        this.candidates = candidates;
        this.position = position;
    }

    public Candidates candidates() {
        return candidates;
    }

    /** Of the candidate that was taken. */
    public int position() {
        return position;
    }

    /** Where its dependencies, and those of its features, lead. */
    public SortedSet<PackageSlot> edges() {
        return new TreeSet<>(edges);
    }

    /** What somebody asks of it, and the candidate has. */
    public SortedSet<FeatureName> features() {
        return Collections.unmodifiableSortedSet(features);
    }

    /** What somebody asks of it, and the candidate does not have. */
    public SortedSet<FeatureName> missing() {
        return Collections.unmodifiableSortedSet(missing);
    }

    /** Keys somebody wishes of it. */
    SortedSet<AttributeKey> wished() {
        return wished;
    }

    void leadsTo(PackageSlot slot) {
        edges.add(slot);
    }

    void isWished(Attributes select) {
        if (!select.isEmpty()) {
            wished = wished.isEmpty() ? new TreeSet<>() : wished;
            wished.addAll(select.values().keySet());
        }
    }

    void isAskedFor(FeatureName feature, Relations relations) {
        if (relations.features().containsKey(feature)) {
            features = features.isEmpty() ? new TreeSet<>() : features;
            features.add(feature);
        } else {
            missing = missing.isEmpty() ? new TreeSet<>() : missing;
            missing.add(feature);
        }
    }
}

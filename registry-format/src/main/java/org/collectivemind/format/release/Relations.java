package org.collectivemind.format.release;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.FeatureName;

/**
 * What a package, or one of its variants, has to do with other packages.
 *
 * @param features dependencies that count only where the feature is asked for
 * @param conflicts candidates that are never selected beside this one
 * @param constrains what others must be where they are selected; does not bring them in (conda's {@code run_constrained})
 * @param provides of packages that provide one capability, at most one is selected
 * @param coherent attributes in which all selected variants that list them here agree, such as {@code cuda.major}
 */
public record Relations(
        List<Dependency> dependencies,
        SortedMap<FeatureName, List<Dependency>> features,
        List<PackageMatch> conflicts,
        List<PackageMatch> constrains,
        List<Capability> provides,
        SortedSet<AttributeKey> coherent) {
    public static final Relations NONE = of(List.of());

    public Relations {
        dependencies = List.copyOf(dependencies);
        SortedMap<FeatureName, List<Dependency>> copies = new TreeMap<>();
        features.forEach((name, list) -> copies.put(name, List.copyOf(list)));
        features = Collections.unmodifiableSortedMap(copies);
        conflicts = List.copyOf(conflicts);
        constrains = List.copyOf(constrains);
        provides = List.copyOf(provides);
        coherent = Collections.unmodifiableSortedSet(new TreeSet<>(coherent));
    }

    /** Dependencies and nothing else. */
    public static Relations of(List<? extends Dependency> dependencies) {
        return new Relations(
                List.copyOf(dependencies),
                Collections.emptySortedMap(),
                List.of(),
                List.of(),
                List.of(),
                Collections.emptySortedSet());
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Both together: what a package and one of its variants say. */
    public Relations plus(Relations other) {
        if (other.isEmpty()) {
            return this;
        } else if (isEmpty()) {
            return other;
        }
        SortedMap<FeatureName, List<Dependency>> allFeatures = new TreeMap<>(features);
        other.features.forEach((name, list) -> allFeatures.merge(name, list, Relations::join));
        SortedSet<AttributeKey> keys = new TreeSet<>(coherent);
        keys.addAll(other.coherent);
        return new Relations(
                join(dependencies, other.dependencies),
                allFeatures,
                join(conflicts, other.conflicts),
                join(constrains, other.constrains),
                join(provides, other.provides),
                keys);
    }

    public Relations with(List<Dependency> others) {
        return new Relations(others, features, conflicts, constrains, provides, coherent);
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}

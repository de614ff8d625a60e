package org.collectivemind.client.registry.maven;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.VariantId;

/**
 * Which classifiers of which packages a project wishes ({@code select: {maven.classifier: linux-x86_64}}). No Maven repository can
 * list the classifiers it has, so these are the only ones there are; where a package has wishes, each variant is one of them.
 */
public record ClassifierWishes(SortedMap<PackageName, SortedSet<String>> classifiers) {
    public static final ClassifierWishes NONE = new ClassifierWishes(new TreeMap<>());

    public ClassifierWishes {
        SortedMap<PackageName, SortedSet<String>> copies = new TreeMap<>();
        classifiers.forEach(
                (name, wished) -> copies.put(name, Collections.unmodifiableSortedSet(new TreeSet<>(wished))));
        classifiers = Collections.unmodifiableSortedMap(copies);
    }

    /** The wishes of dependencies, a project's as a rule. */
    public static ClassifierWishes of(Collection<Dependency> dependencies) {
        SortedMap<PackageName, SortedSet<String>> wishes = new TreeMap<>();
        for (PackageDependency dependency :
                dependencies.stream().flatMap(each -> each.packages().stream()).toList()) {
            dependency
                    .select()
                    .get(ClassifierVariant.CLASSIFIER)
                    .ifPresent(classifier -> wishes.computeIfAbsent(dependency.name(), any -> new TreeSet<>())
                            .add(classifier));
        }
        return new ClassifierWishes(wishes);
    }

    List<ClassifierVariant> variants(PackageName name) {
        SortedSet<String> wished = classifiers.get(name);
        if (wished == null) {
            return List.of(ClassifierVariant.MAIN);
        }
        Map<VariantId, ClassifierVariant> variants = new LinkedHashMap<>();
        wished.forEach(
                wish -> ClassifierVariant.of(wish).forEach(variant -> variants.putIfAbsent(variant.id(), variant)));
        return List.copyOf(variants.values());
    }
}

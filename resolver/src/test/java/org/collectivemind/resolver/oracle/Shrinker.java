package org.collectivemind.resolver.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.resolver.oracle.PlainUniverse.Build;
import org.collectivemind.resolver.oracle.PlainUniverse.Pack;
import org.collectivemind.resolver.oracle.PlainUniverse.Release;
import org.collectivemind.resolver.request.VariantEntry;

/** Takes away whatever can be taken away while a universe keeps a property: delta debugging, one thing at a time. */
final class Shrinker {
    private Shrinker() {}

    /** A universe with the property from which nothing more can be taken. */
    static PlainUniverse shrink(PlainUniverse universe, Predicate<PlainUniverse> property) {
        PlainUniverse smallest = universe;
        while (true) {
            Optional<PlainUniverse> smaller = smaller(smallest).filter(property).findFirst();
            if (smaller.isEmpty()) {
                return smallest;
            }
            smallest = smaller.get();
        }
    }

    /** The universe less one thing, big things first. */
    private static Stream<PlainUniverse> smaller(PlainUniverse universe) {
        return Stream.concat(
                without(universe.packs(), Shrinker::smaller).map(packs -> new PlainUniverse(packs, universe.roots())),
                without(universe.roots(), Shrinker::simpler).map(roots -> new PlainUniverse(universe.packs(), roots)));
    }

    private static Stream<Pack> smaller(Pack pack) {
        return without(pack.releases(), Shrinker::smaller)
                .filter(releases -> !releases.isEmpty())
                .map(releases -> new Pack(pack.name(), releases));
    }

    private static Stream<Release> smaller(Release release) {
        return without(release.builds(), Shrinker::smaller)
                .filter(builds -> !builds.isEmpty())
                .map(builds -> new Release(release.version(), release.tags(), builds));
    }

    private static Stream<Build> smaller(Build build) {
        return smaller(build.relations()).map(relations -> {
            VariantEntry entry = build.entry();
            return new Build(
                    new VariantEntry(
                            entry.id(),
                            entry.attributes(),
                            entry.requires(),
                            relations.provides(),
                            relations.coherent()),
                    relations);
        });
    }

    private static Stream<Relations> smaller(Relations all) {
        return Stream.of(
                        without(all.dependencies(), Shrinker::simpler).map(all::with),
                        all.features().keySet().stream().map(feature -> withoutFeature(all, feature)),
                        without(all.conflicts(), Shrinker::nothing)
                                .map(conflicts -> new Relations(
                                        all.dependencies(),
                                        all.features(),
                                        conflicts,
                                        all.constrains(),
                                        all.provides(),
                                        all.coherent())),
                        without(all.constrains(), Shrinker::nothing)
                                .map(constrains -> new Relations(
                                        all.dependencies(),
                                        all.features(),
                                        all.conflicts(),
                                        constrains,
                                        all.provides(),
                                        all.coherent())),
                        without(all.provides(), Shrinker::nothing)
                                .map(provides -> new Relations(
                                        all.dependencies(),
                                        all.features(),
                                        all.conflicts(),
                                        all.constrains(),
                                        provides,
                                        all.coherent())))
                .flatMap(Function.identity());
    }

    private static Relations withoutFeature(Relations all, FeatureName feature) {
        SortedMap<FeatureName, List<Dependency>> features = new TreeMap<>(all.features());
        features.remove(feature);
        return new Relations(
                all.dependencies(), features, all.conflicts(), all.constrains(), all.provides(), all.coherent());
    }

    /** One option of several. */
    private static Stream<Dependency> simpler(Dependency dependency) {
        return dependency.options().size() > 1 ? dependency.options().stream() : Stream.empty();
    }

    private static <T> Stream<T> nothing(T item) {
        return Stream.empty();
    }

    /** The list less one item, and the list with one item made smaller. */
    private static <T> Stream<List<T>> without(List<T> list, Function<T, Stream<T>> smaller) {
        Stream<List<T>> shorter = Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(i -> {
                    List<T> copy = new ArrayList<>(list);
                    copy.remove((int) i);
                    return copy;
                });
        Stream<List<T>> simpler = Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .flatMap(i -> smaller.apply(list.get(i)).map(item -> {
                    List<T> copy = new ArrayList<>(list);
                    copy.set(i, item);
                    return copy;
                }));
        return Stream.concat(shorter, simpler);
    }
}

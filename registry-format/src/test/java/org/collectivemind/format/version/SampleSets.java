package org.collectivemind.format.version;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Sets built by the algebra itself, so that every kind of bound meets every other. */
final class SampleSets {
    private static final List<Function<Version, VersionSet>> BOUNDS = List.of(
            VersionSet::exactly,
            VersionSet::atLeast,
            VersionSet::above,
            VersionSet::atMost,
            VersionSet::below,
            VersionSet::fromPrereleasesOf,
            VersionSet::throughPrereleasesOf);

    private SampleSets() {}

    static Arbitrary<VersionSet> of(VersionScheme scheme) {
        Arbitrary<VersionSet> bound = Combinators.combine(Arbitraries.of(BOUNDS), SampleVersions.of(scheme))
                .as(Function::apply);
        Arbitrary<VersionSet> simple = Arbitraries.frequencyOf(
                Tuple.of(10, bound), Tuple.of(1, Arbitraries.of(VersionSet.all(scheme), VersionSet.none(scheme))));
        return Combinators.combine(
                        simple, simple, simple, Arbitraries.integers().between(0, 4))
                .as((a, b, c, shape) -> switch (shape) {
                    case 0 -> a;
                    case 1 -> a.intersect(b);
                    case 2 -> a.union(b).intersect(c);
                    case 3 -> a.intersect(b).union(c);
                    default -> a.union(b).union(c).complement();
                });
    }
}

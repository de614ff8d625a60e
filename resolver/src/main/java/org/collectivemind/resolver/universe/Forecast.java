package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageSource.Expected;

/**
 * Tells a source what will likely be asked next: the versions of the packages a candidate depends on, the relations of the
 * candidate each of them begins with, and, where a package was tried in vain a few times, those of the next ones in one go (uv's
 * batch prefetch). Follows the search and never leads it: nothing here is asked, waited for, or decided. Mutable.
 */
final class Forecast {
    /** Tries of one package that say more will follow (as uv has it); the batches double from there. */
    private static final int TRIES = 5;

    private static final int LARGEST_BATCH = 50;

    private final PackageSource source;
    private final Map<PackageName, PackageDependency> askers = new HashMap<>();
    private final Map<PackageName, Integer> tries = new HashMap<>();

    Forecast(PackageSource source) {
        this.source = source;
    }

    boolean isWanted() {
        return source.isFar();
    }

    /** The packages of the dependencies will be asked for. */
    void named(List<PackageDependency> dependencies) {
        List<Expected> expected = new ArrayList<>();
        for (PackageDependency dependency : dependencies) {
            if (askers.putIfAbsent(dependency.name(), dependency) == null) {
                expected.add(new Expected.Versions(dependency.name()));
            }
        }
        tell(expected);
    }

    /** The versions of a package are known. */
    void listed(Candidates candidates) {
        tell(next(candidates, position -> true, 1));
    }

    /** The candidate of a package is about to be taken. @param isKnown whose relations were asked for */
    void tried(Candidates candidates, IntPredicate isKnown) {
        int count = tries.merge(candidates.name(), 1, Integer::sum);
        if (count >= TRIES && count % TRIES == 0 && Integer.bitCount(count / TRIES) == 1) {
            tell(next(candidates, isKnown.negate(), Math.min(count, LARGEST_BATCH)));
        }
    }

    private void tell(List<Expected> expected) {
        if (!expected.isEmpty()) {
            source.expect(expected);
        }
    }

    /** Those the first who asked for the package accepts, in the order in which they are tried as long as nothing speaks against it. */
    private List<Expected> next(Candidates candidates, IntPredicate isWanted, int most) {
        PackageDependency asker = askers.get(candidates.name());
        return asker == null
                ? List.of()
                : accepted(candidates, asker)
                        .filter(isWanted)
                        .boxed()
                        .sorted(order(candidates, asker))
                        .limit(most)
                        .map(position -> relations(candidates.name(), candidates.get(position)))
                        .toList();
    }

    private static IntStream accepted(Candidates candidates, PackageDependency asker) {
        VersionSet versions;
        try {
            versions = asker.constraint().in(candidates.scheme());
        } catch (MalformedText notOfThisScheme) {
            return IntStream.empty();
        }
        return IntStream.range(0, candidates.size())
                .filter(position -> versions.contains(candidates.get(position).version())
                        && candidates.get(position).is(asker.select())
                        && !candidates.isExcluded(position));
    }

    /** See {@link Order}: lowest first where the version is soft. */
    private static Comparator<Integer> order(Candidates candidates, PackageDependency asker) {
        Comparator<Integer> byRank = Comparator.comparingLong(candidates::rank);
        return asker.strength() == PackageDependency.Strength.HARD
                ? byRank
                : Comparator.comparing((Integer position) -> !candidates.isPreferred(position))
                        .thenComparing(position -> candidates.get(position).version())
                        .thenComparing(byRank);
    }

    private static Expected relations(PackageName name, Candidate candidate) {
        return new Expected.CandidateRelations(
                name, candidate.version(), candidate.variant().id());
    }
}

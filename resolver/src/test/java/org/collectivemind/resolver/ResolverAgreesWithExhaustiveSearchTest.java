package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** {@code -Dresolver.universes=20000 -Dresolver.seed=1} soaks. */
class ResolverAgreesWithExhaustiveSearchTest {
    private static final int UNIVERSES = Integer.getInteger("resolver.universes", 600);
    private static final long FIRST_SEED = Long.getLong("resolver.seed", 0);

    @Test
    void solvesWhatHasASolutionAndNothingElse() {
        int solved = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES; seed++) {
            Sample sample = RandomUniverse.of(seed);
            Outcome outcome = guarded(sample, seed);
            boolean hasSolution = new Oracle(sample).solve().isPresent();
            assertThat(outcome instanceof Outcome.Solved).as("seed " + seed).isEqualTo(hasSolution);
            solved += hasSolution ? 1 : 0;
        }
        assertThat(solved).as("both outcomes occur").isBetween(UNIVERSES / 10, UNIVERSES * 9 / 10);
    }

    @Test
    void answersTheSameWhateverOrderTheSourceAnswersIn() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES / 4; seed++) {
            Sample sample = RandomUniverse.of(seed);
            Outcome first = guarded(sample, seed);
            Random random = new Random(seed);
            sample.releases.values().forEach(list -> Collections.shuffle(list, random));
            sample.dependencies.replaceAll((key, list) -> {
                List<PackageDependency> copy = new ArrayList<>(list);
                Collections.shuffle(copy, random);
                return copy;
            });
            Collections.shuffle(sample.roots, random);
            assertThat(guarded(sample, seed)).as("seed " + seed).isEqualTo(first);
        }
    }

    private static Outcome guarded(Sample sample, long seed) {
        try {
            return sample.solve();
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }
}

package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import org.collectivemind.resolver.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** {@code -Dresolver.universes=20000 -Dresolver.seed=1} soaks. */
class ResolverAgreesWithExhaustiveSearchTest {
    private static final int UNIVERSES = Integer.getInteger("resolver.universes", 600);
    private static final long FIRST_SEED = Long.getLong("resolver.seed", 0);

    @Test
    void solvesWhatHasASolutionAndNothingElse() {
        agrees(UNIVERSES, RandomUniverse::of);
    }

    @Test
    void solvesUnderEveryPolicyWhatHasASolutionAndNothingElse() {
        agrees(UNIVERSES, seed -> {
            Sample sample = RandomUniverse.of(seed);
            RandomPolicies.on(sample, seed);
            return sample;
        });
    }

    @Test
    void solvesWithEveryRelationWhatHasASolutionAndNothingElse() {
        agrees(UNIVERSES / 4, RandomRelations::of);
    }

    @Test
    void solvesWithEveryRelationAndPolicyWhatHasASolutionAndNothingElse() {
        agrees(UNIVERSES / 4, seed -> {
            Sample sample = RandomRelations.of(seed);
            RandomPolicies.on(sample, seed);
            return sample;
        });
    }

    @Test
    void solvesWithPlacementsAndResultsWhatHasASolutionAndNothingElse() {
        agrees(UNIVERSES / 4, seed -> {
            Sample sample = RandomUniverse.of(seed);
            RandomPlacements.on(sample, seed);
            return sample;
        });
    }

    private static void agrees(int universes, LongFunction<Sample> universe) {
        int solved = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + universes; seed++) {
            Sample sample = universe.apply(seed);
            Outcome outcome = guarded(sample, seed);
            boolean hasSolution = new Oracle(sample).solve().isPresent();
            assertThat(outcome instanceof Outcome.Solved).as("seed " + seed).isEqualTo(hasSolution);
            solved += hasSolution ? 1 : 0;
        }
        assertThat(solved).as("both outcomes occur").isBetween(universes / 10, universes * 9 / 10);
    }

    private static Outcome guarded(Sample sample, long seed) {
        try {
            return sample.solve();
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }
}

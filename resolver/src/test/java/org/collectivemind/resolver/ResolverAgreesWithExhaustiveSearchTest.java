package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;

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
    void solvesUnderEveryPolicyWhatHasASolutionAndNothingElse() {
        int solved = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES; seed++) {
            Sample sample = RandomUniverse.of(seed);
            RandomPolicies.on(sample, seed);
            Outcome outcome = guarded(sample, seed);
            boolean hasSolution = new Oracle(sample).solve().isPresent();
            assertThat(outcome instanceof Outcome.Solved).as("seed " + seed).isEqualTo(hasSolution);
            solved += hasSolution ? 1 : 0;
        }
        assertThat(solved).as("both outcomes occur").isBetween(UNIVERSES / 10, UNIVERSES * 9 / 10);
    }

    private static Outcome guarded(Sample sample, long seed) {
        try {
            return sample.solve();
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }
}

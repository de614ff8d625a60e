package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.resolver.explain.Edit;
import org.collectivemind.resolver.explain.Explanation;
import org.collectivemind.resolver.explain.Explanation.Premise;
import org.collectivemind.resolver.explain.Explanation.Step;
import org.collectivemind.resolver.explain.Repair;
import org.collectivemind.resolver.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** Of random universes without a solution. {@code -Dresolver.universes=20000 -Dresolver.seed=1} soaks. */
class ExplanationsHoldTest {
    private static final int UNIVERSES = Integer.getInteger("resolver.universes", 600) / 2;
    private static final long FIRST_SEED = Long.getLong("resolver.seed", 0);

    @Test
    void ofVersionsAndVariants() {
        hold(RandomUniverse::of);
    }

    @Test
    void ofPolicies() {
        hold(seed -> underPolicy(RandomUniverse.of(seed), seed));
    }

    @Test
    void ofRelations() {
        hold(seed -> underPolicy(RandomRelations.of(seed), seed));
    }

    private static Sample underPolicy(Sample sample, long seed) {
        RandomPolicies.on(sample, seed);
        return sample;
    }

    private static void hold(LongFunction<Sample> universe) {
        int repaired = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES; seed++) {
            try {
                Outcome outcome = universe.apply(seed).solve(new Resolver());
                if (outcome instanceof Outcome.Unsatisfiable unsatisfiable) {
                    Explanation explanation = unsatisfiable.explanation();
                    reads(explanation.steps());
                    works(explanation.repairs(), universe, seed);
                    repaired += explanation.repairs().isEmpty() ? 0 : 1;
                    if (explanation.repairs().isEmpty()) {
                        nothingToDrop(universe, seed);
                    }
                }
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
        assertThat(repaired).isGreaterThan(UNIVERSES / 20);
    }

    /** The last step is the failure, and whatever is referred to was said before. */
    private static void reads(List<Step> steps) {
        Set<Integer> numbers = new HashSet<>(Set.of(0));
        for (Step step : steps) {
            assertThat(step.because()).isNotEmpty().extracting(Premise::step).allMatch(numbers::contains);
            numbers.add(step.number());
        }
        assertThat(steps.get(steps.size() - 1).conclusion()).isEqualTo("version solving failed");
    }

    /** Each repair makes the request solvable, and none of its edits can be left out. */
    private static void works(List<Repair> repairs, LongFunction<Sample> universe, long seed) {
        for (Repair repair : repairs) {
            assertThat(isSolved(universe.apply(seed), repair.edits()))
                    .as("%s", repair.text())
                    .isTrue();
            for (Edit edit : repair.edits()) {
                List<Edit> others = new ArrayList<>(repair.edits());
                others.remove(edit);
                assertThat(isSolved(universe.apply(seed), others))
                        .as("%s without %s", repair.text(), edit)
                        .isFalse();
            }
        }
    }

    private static void nothingToDrop(LongFunction<Sample> universe, long seed) {
        Sample sample = universe.apply(seed);
        for (Dependency root : sample.roots) {
            Sample less = universe.apply(seed);
            less.roots.removeIf(root::equals);
            boolean leavesNone = less.roots.isEmpty();
            assertThat(leavesNone || less.solve() instanceof Outcome.Unsatisfiable)
                    .as("without %s", root)
                    .isTrue();
        }
    }

    private static boolean isSolved(Sample sample, List<Edit> edits) {
        Edits made = new Edits(sample);
        edits.forEach(made::make);
        return sample.solve() instanceof Outcome.Solved;
    }
}

package org.collectivemind.resolver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The synthetic universes that PubGrub implementations are measured with, at their full size. What the search does is counted, for
 * counts do not depend on the machine.
 */
class SyntheticUniversesTest {
    private static final int MOST_BYTES = 64;
    private static final IntegerUniverse SINGLETONS = IntegerUniverse.of(Synthetic.singletons(100, 500));
    private static final IntegerUniverse DISJOINT = IntegerUniverse.of(Synthetic.disjoint(300, 200));
    private static final IntegerUniverse RANGES = IntegerUniverse.of(Synthetic.ranges(5, 200));

    private static Statistics statistics(IntegerUniverse universe) {
        Solver solver = new Solver(universe.problem());
        assertThat(solver.succeeds()).isTrue();
        return solver.statistics();
    }

    @Test
    void aChainOfExactDependenciesLeavesTheVersionThatNeedsNothing() {
        assertThat(IntegerUniverse.solve(SINGLETONS.problem())).contains(new TreeMap<>(Map.of(0, 0, 1, 0)));
    }

    @Test
    void aChainThatDisagreesWithTheRootOnlyAtItsEnd() {
        assertThat(IntegerUniverse.solve(DISJOINT.problem())).contains(new TreeMap<>(Map.of(0, 0, 1, 0, 999_999, 0)));
    }

    @Test
    void aChainOfRangesLeavesTheVersionThatNeedsNothing() {
        assertThat(IntegerUniverse.solve(RANGES.problem())).contains(new TreeMap<>(Map.of(0, 0, 1, 0)));
    }

    @Test
    void aTreeIsTakenWhole() {
        assertThat(IntegerUniverse.solve(
                        IntegerUniverse.of(Synthetic.tree(1000)).problem()))
                .hasValueSatisfying(solution -> assertThat(solution).hasSize(1000));
    }

    @Test
    void whatFailsOneVersionAfterTheOtherIsToldInGrowingBatches() {
        // 8 versions one by one, then 8, 16, ... 256 at once: 14 walks down the chain, and not 499.
        Statistics singletons = statistics(SINGLETONS);
        assertThat(singletons.conflicts()).isLessThanOrEqualTo(14);
        assertThat(singletons.taken()).isLessThanOrEqualTo(14 * 100);
        Statistics disjoint = statistics(DISJOINT);
        assertThat(disjoint.conflicts()).isLessThanOrEqualTo(13);
        assertThat(disjoint.taken()).isLessThanOrEqualTo(13 * 302);
    }

    @Test
    void noRuleIsLookedAtForAChoiceItDoesNotWaitFor() {
        Statistics singletons = statistics(SINGLETONS);
        assertThat(singletons.incompatibilities()).isLessThanOrEqualTo(99 * 499 + 1);
        assertThat(singletons.visits()).isLessThan(2L * singletons.incompatibilities());
        Statistics disjoint = statistics(DISJOINT);
        assertThat(disjoint.incompatibilities()).isLessThanOrEqualTo(300 * 199 + 3);
        assertThat(disjoint.visits()).isLessThan(2L * disjoint.incompatibilities());
    }

    @Test
    void aRangeThatFailsIsRefutedWithoutTryingItsVersions() {
        Statistics ranges = statistics(RANGES);
        assertThat(ranges.decisions()).isLessThanOrEqualTo(6);
        assertThat(ranges.conflicts()).isLessThanOrEqualTo(3);
    }

    @Test
    void whatLeavesNoChoiceTakesOneStepAPackage() {
        for (int size : new int[] {1000, 10_000, 100_000}) {
            Statistics tree = statistics(IntegerUniverse.of(Synthetic.tree(size)));
            assertThat(tree.decisions()).isZero();
            assertThat(tree.settled()).isEqualTo(size + 1);
            assertThat(tree.propagations()).isEqualTo(size);
            assertThat(tree.incompatibilities()).isEqualTo(size);
            assertThat(tree.visits()).isZero();
        }
    }

    @Test
    void aRuleTakesFewBytes() {
        for (IntegerUniverse universe :
                new IntegerUniverse[] {SINGLETONS, DISJOINT, IntegerUniverse.of(Synthetic.tree(1000))}) {
            Statistics statistics = statistics(universe);
            assertThat(statistics.bytes()).isLessThanOrEqualTo((long) MOST_BYTES * statistics.incompatibilities());
        }
    }

    @Test
    void rulesAreAskedOnlyOfWhatIsAboutToBeTaken() throws IOException {
        StringBuilder facts = new StringBuilder("r 1 1-50\n");
        for (int number = 1; number <= 40; number++) {
            for (int version = 1; version <= 50; version++) {
                facts.append("v " + number + " " + version + "\n");
                if (number < 40) {
                    facts.append("d " + number + " " + version + " " + (number + 1) + " 1-" + version + "\n");
                }
            }
        }
        Statistics statistics = statistics(IntegerUniverse.read(new StringReader(facts.toString())));
        assertThat(statistics.decisions()).isEqualTo(40);
        assertThat(statistics.incompatibilities()).isEqualTo(40);
    }

    @Test
    void alternativesAndConflictsAreRead() throws IOException {
        String facts = """
                p 1 app
                v 1 1
                v 2 1
                v 3 1
                v 3 2
                u 1 1 2:1-1|3:1-9
                c 1 1 2 -
                r 1 0-9
                """;
        IntegerUniverse universe = IntegerUniverse.read(new StringReader(facts));
        Optional<SortedMap<Integer, Integer>> solution = IntegerUniverse.solve(universe.problem());
        assertThat(solution).hasValueSatisfying(found -> assertThat(found).isEqualTo(Map.of(1, 1, 3, 2)));
        assertThat(universe.accepts(solution.orElseThrow())).isTrue();
    }
}

package org.collectivemind.resolver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The synthetic universes that PubGrub implementations are measured with. */
class SyntheticUniversesTest {
    @Test
    void aChainOfExactDependenciesLeavesTheVersionThatNeedsNothing() {
        assertThat(IntegerUniverse.solve(IntegerUniverse.singletons(10, 20).problem()))
                .contains(new TreeMap<>(Map.of(0, 0, 1, 0)));
    }

    @Test
    void aChainThatDisagreesWithTheRootOnlyAtItsEnd() {
        assertThat(IntegerUniverse.solve(IntegerUniverse.disjoint(10, 20).problem()))
                .contains(new TreeMap<>(Map.of(0, 0, 1, 0, 999_999, 0)));
    }

    @Test
    void aChainOfRangesLeavesTheVersionThatNeedsNothing() {
        assertThat(IntegerUniverse.solve(IntegerUniverse.ranges(5, 20).problem()))
                .contains(new TreeMap<>(Map.of(0, 0, 1, 0)));
    }

    @Test
    void aTreeIsTakenWhole() {
        assertThat(IntegerUniverse.solve(IntegerUniverse.tree(100).problem()))
                .hasValueSatisfying(solution -> assertThat(solution).hasSize(100));
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

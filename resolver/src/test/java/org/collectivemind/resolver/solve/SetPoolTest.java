package org.collectivemind.resolver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SetPoolTest {
    @Test
    void equalSetsHaveOneNumberAndDifferentOnesHaveTwo() {
        SetPool pool = new SetPool();
        Random random = new Random(1);
        Map<Choices, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int candidates = random.nextInt(200);
            int bits = 1 + random.nextInt(3);
            Choices choices = Choices.where(candidates, position -> random.nextInt(candidates) < bits);
            int number = pool.intern(choices.words(), 0, choices.words().length);
            assertThat(Choices.copyOf(pool.words, number, candidates)).isEqualTo(choices);
            Choices padded = Choices.copyOf(choices.words(), 0, 64 * choices.words().length - 1);
            assertThat(numbers.putIfAbsent(padded, number)).isIn(null, number);
        }
        assertThat(numbers.values()).doesNotHaveDuplicates().hasSize(pool.size());
    }

    @Test
    void aSetIsFoundInTheMiddleOfOtherWords() {
        SetPool pool = new SetPool();
        int number = pool.intern(new long[] {7, 9}, 0, 2);
        assertThat(pool.intern(new long[] {1, 7, 9, 3}, 1, 2)).isEqualTo(number);
        assertThat(pool.intern(new long[] {7}, 0, 1)).isNotEqualTo(number);
    }
}

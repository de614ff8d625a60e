package org.collectivemind.format.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartHasherTest {
    private static final int PART = (int) Parts.SIZE;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 12345})
    void partsAreThoseOfTheBytesHoweverTheyArrive(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        PartHasher hasher = new PartHasher();
        int step = 7_000_001;
        for (int from = 0; from < size; from += step) {
            hasher.update(bytes, from, Math.min(step, size - from));
        }

        PartHasher.Result result = hasher.finish();

        List<Digest> parts = new ArrayList<>();
        for (int from = 0; size > PART && from < size; from += PART) {
            parts.add(Hasher.of(Arrays.copyOfRange(bytes, from, Math.min(size, from + PART))));
        }
        assertThat(result).isEqualTo(new PartHasher.Result(size, Hasher.of(bytes), parts));
    }
}

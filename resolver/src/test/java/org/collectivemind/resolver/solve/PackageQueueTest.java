package org.collectivemind.resolver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackageQueueTest {
    @Test
    void servesInOrderAndNobodyTwice() {
        PackageQueue queue = new PackageQueue();
        Deque<Integer> expected = new ArrayDeque<>();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int id = random.nextInt(1 + i / 20);
            boolean isNew = !expected.contains(id);
            assertThat(queue.add(id)).isEqualTo(isNew);
            if (isNew) {
                expected.add(id);
            }
            if (random.nextInt(3) > 0) {
                assertThat(queue.peek()).isEqualTo(expected.peek());
                assertThat(queue.poll()).isEqualTo(expected.poll());
            }
            assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
            if (expected.isEmpty()) {
                queue.add(id);
                expected.add(id);
            }
        }
    }
}

package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicIntegerArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.Parts;

/** Whatever fails and in whatever order: each part is with one thread at a time, and verified once. */
class PartsAreTakenOnceTest {
    @Property(tries = 60)
    void whateverFails(
            @ForAll @IntRange(min = 2, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll @IntRange(max = 90) int failuresInAHundred,
            @ForAll long seed) {
        PartQueue queue = queue(count);
        AtomicIntegerArray holders = new AtomicIntegerArray(count);
        AtomicIntegerArray verified = new AtomicIntegerArray(count);
        List<Callable<Void>> jobs = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random chance = new Random(seed + i);
            jobs.add(() -> {
                while (queue.await()) {
                    Optional<Part> taken = chance.nextBoolean() ? queue.take() : queue.take(chance.nextInt(count));
                    taken.ifPresent(part -> {
                        assertThat(holders.incrementAndGet(part.index)).isEqualTo(1);
                        Thread.yield();
                        holders.decrementAndGet(part.index);
                        if (chance.nextInt(100) < failuresInAHundred) {
                            queue.giveBack(part);
                        } else {
                            verified.incrementAndGet(part.index);
                            queue.verified(part);
                        }
                    });
                }
                return null;
            });
        }

        new Crew(threads, new Cancellation()).run(jobs);

        assertThat(queue.isDone()).isTrue();
        for (int i = 0; i < count; i++) {
            assertThat(verified.get(i)).isEqualTo(1);
        }
    }

    @Property(tries = 60)
    void theyCoverTheFileWithoutOverlap(@ForAll @IntRange(min = 2, max = 60) int count) {
        PartQueue queue = queue(count);
        long end = 0;
        for (int i = 0; i < count; i++) {
            Part part = queue.take(i).orElseThrow();
            assertThat(part.from).isEqualTo(end);
            assertThat(part.length()).isEqualTo(queue.length(i)).isPositive();
            end = part.to;
        }
        assertThat(end).isEqualTo((count - 1) * Parts.SIZE + 7);
        assertThat(queue.take()).isEmpty();
        assertThat(queue.isWanted(0)).isFalse();
    }

    private static PartQueue queue(int count) {
        return new PartQueue((count - 1) * Parts.SIZE + 7, Collections.nCopies(count, Hasher.of(new byte[0])));
    }
}

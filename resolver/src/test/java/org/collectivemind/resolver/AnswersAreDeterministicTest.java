package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.resolver.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** {@code -Dresolver.universes=20000 -Dresolver.seed=1} soaks. */
class AnswersAreDeterministicTest {
    private static final int UNIVERSES = Integer.getInteger("resolver.universes", 600) / 4;
    private static final long FIRST_SEED = Long.getLong("resolver.seed", 0);
    private static final int THREADS = 4;

    @Test
    void whateverOrderTheSourceAnswersIn() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES; seed++) {
            byte[] first = bytes(universe(seed));
            assertThat(bytes(shuffled(universe(seed), new Random(seed))))
                    .as("seed " + seed)
                    .isEqualTo(first);
        }
    }

    @Test
    void whoeverElseResolvesAtTheSameTime() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES; seed++) {
                byte[] first = bytes(universe(seed));
                Sample shared = universe(seed);
                List<Future<byte[]>> answers = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    answers.add(threads.submit(() -> bytes(shared)));
                }
                for (Future<byte[]> answer : answers) {
                    assertThat(answer.get()).as("seed " + seed).isEqualTo(first);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Sample universe(long seed) {
        Sample sample = seed % 3 == 0 ? RandomUniverse.of(seed) : RandomRelations.of(seed);
        if (seed % 2 == 0) {
            RandomPolicies.on(sample, seed);
        }
        return sample;
    }

    private static Sample shuffled(Sample sample, Random random) {
        sample.releases.values().forEach(list -> Collections.shuffle(list, random));
        sample.relations.replaceAll((key, relations) -> shuffled(relations, random));
        Collections.shuffle(sample.roots, random);
        return sample;
    }

    private static Relations shuffled(Relations relations, Random random) {
        TreeMap<FeatureName, List<Dependency>> features = new TreeMap<>();
        relations.features().forEach((feature, needs) -> features.put(feature, shuffled(needs, random)));
        return new Relations(
                shuffled(relations.dependencies(), random),
                features,
                shuffled(relations.conflicts(), random),
                shuffled(relations.constrains(), random),
                shuffled(relations.provides(), random),
                relations.coherent());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** All there is to an outcome: every selected package with its notes and warnings, or every line of the explanation. */
    private static byte[] bytes(Sample sample) {
        Outcome outcome = sample.solve();
        return outcome.toString().getBytes(StandardCharsets.UTF_8);
    }
}

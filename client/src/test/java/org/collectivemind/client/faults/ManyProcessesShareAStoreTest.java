package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many processes install the same and overlapping locks into one cold store, while another collects garbage without a break. */
class ManyProcessesShareAStoreTest {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir(factory = MemoryDirectory.class)
    Path root;

    /** File locks are no-ops on some network file systems. */
    @ParameterizedTest
    @ValueSource(strings = {"system", "none"})
    void andAllSucceed(String locks) {
        int processes = Scale.of("processes", 3, 16);
        int rounds = Scale.of("processes.rounds", 1, 10);
        for (int round = 0; round < rounds; round++) {
            try (Shop shop = Shop.open(root.resolve(locks + round), 5L << 20)) {
                race(shop, processes, locks);
            }
        }
    }

    private static void race(Shop shop, int processes, String locks) {
        Place cold = shop.newPlace();
        List<Place> places = new ArrayList<>();
        List<Child> children = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            Place place = shop.beside(cold, "project-" + i, i % 2 == 1);
            places.add(place);
            children.add(place.start(List.of("-Dcm.filelocks=" + locks), "install", "--frozen"));
        }
        while (children.stream().anyMatch(child -> child.process().isAlive())) {
            cold.does("store", "gc", "--grace", "0h");
        }
        for (int i = 0; i < processes; i++) {
            assertThat(children.get(i).exitCode(LONGEST))
                    .as(children.get(i).text())
                    .isZero();
            if (i % 2 == 1) {
                shop.requireSmallerInstalled(places.get(i));
            } else {
                shop.requireInstalled(places.get(i));
            }
        }
        cold.requireCleanStore();
        cold.does("store", "gc", "--grace", "0h");
        assertThat(cold.leftovers()).isEmpty();
        if (locks.equals("system")) {
            assertThat(shop.server.bytesSent(Shop.WEIGHTS)).as("fetched once").isEqualTo(shop.size());
        }
    }
}

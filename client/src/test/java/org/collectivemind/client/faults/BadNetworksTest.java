package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.collectivemind.client.cli.CmProgram.Said;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every network fault, once and always, to every kind of payload: the right files or the documented failure, in bounded time. */
class BadNetworksTest {
    /** Three attempts of at most a second of silence, three requests an attempt, their pauses, and the work itself. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static final long ONE_PART = 1_200_000;
    private static final long SEVERAL_PARTS = 66L << 20;

    @TempDir(factory = MemoryDirectory.class)
    Path root;

    static List<NetworkFault> faults() {
        return NetworkFault.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void leadToTheRightFilesOrToTheDocumentedFailure(NetworkFault row) {
        List<String> paths = List.of(Shop.WEIGHTS, Shop.TOKENS, Shop.JAR);
        int kinds = Scale.of("kinds", 1, paths.size());
        for (int kind = 0; kind < kinds; kind++) {
            meets(row, paths.get(Math.floorMod(row.name().hashCode() + kind, paths.size())), ONE_PART);
        }
        if (Scale.of("parts", 0, 1) > 0) {
            meets(row, Shop.WEIGHTS, SEVERAL_PARTS);
        }
    }

    private void meets(NetworkFault row, String path, long weights) {
        try (Shop shop = Shop.open(root.resolve("once"), weights)) {
            shop.server.script(path, row.fault());
            ends(shop, row.once(), "once, " + path);
        }
        try (Shop shop = Shop.open(root.resolve("always"), weights)) {
            shop.server.always(path, row.fault());
            ends(shop, row.always(), "always, " + path);
        }
    }

    private static void ends(Shop shop, List<Integer> codes, String when) {
        Place place = shop.newPlace();
        long begin = System.nanoTime();
        Said said = place.cm("install", "--frozen");
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(said.exitCode()).as(when + "\n" + said).isIn(codes);
        assertThat(said.isPlain()).as(said.err()).isTrue();
        assertThat(took).as(when).isLessThan(BOUND);
        if (said.exitCode() != 0) {
            assertThat(place.environment()).as(when).isEmpty();
            place.requireCleanStore();
            for (String path : List.of(Shop.WEIGHTS, Shop.TOKENS, Shop.JAR)) {
                shop.server.always(path, Fault.none());
            }
            shop.restock();
            place.does("install", "--frozen");
        }
        shop.requireInstalled(place);
        place.delete();
    }
}

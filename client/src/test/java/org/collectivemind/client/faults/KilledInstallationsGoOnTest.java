package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9}, at any moment, as often as it comes. */
class KilledInstallationsGoOnTest {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final String[] INSTALL = {"install", "--frozen"};
    /** What was sent a moment before a kill may not have been verified yet. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private static final long SOCKET_BUFFERS = 8 << 20;

    @TempDir(factory = MemoryDirectory.class)
    Path root;

    @Test
    void killedAtRandomMoments() {
        int rounds = Scale.of("kills", 2, 1000);
        long weights = Scale.of("kills.mib", 66, 260) * (1L << 20);
        long seed = Long.getLong("cm.faults.seed", System.nanoTime());
        Random random = new Random(seed);
        try (Shop shop = Shop.open(root, weights)) {
            Duration whole = undisturbed(shop);
            for (int round = 0; round < rounds; round++) {
                try {
                    oneLife(shop, whole, random);
                } catch (AssertionError failed) {
                    throw new AssertionError("round " + round + " of -Dcm.faults.seed=" + seed, failed);
                }
            }
        }
    }

    private static Duration undisturbed(Shop shop) {
        Place place = shop.newPlace();
        long begin = System.nanoTime();
        assertThat(place.start(List.of(), INSTALL).exitCode(LONGEST)).isZero();
        Duration whole = Duration.ofNanos(System.nanoTime() - begin);
        shop.requireInstalled(place);
        place.delete();
        return whole;
    }

    private static void oneLife(Shop shop, Duration whole, Random random) {
        Place place = shop.newPlace();
        long before = shop.server.bytesSent(Shop.WEIGHTS);
        long mayBeLost = 0;
        int kills = 1 + random.nextInt(3);
        for (int kill = 0; kill < kills; kill++) {
            Duration moment = Duration.ofNanos((long) (whole.toNanos() * (0.1 + random.nextDouble())));
            int code = place.start(List.of(), INSTALL).killedAfter(moment);
            assertThat(code).isIn(0, Child.KILLED);
            mayBeLost += shop.server.underWay(Shop.WEIGHTS, MOMENT) * (Parts.SIZE + SOCKET_BUFFERS);
        }
        Child last = place.start(List.of(), INSTALL);
        assertThat(last.exitCode(LONGEST)).as(last.text()).isZero();

        shop.requireInstalled(place);
        place.requireCleanStore();
        long size = shop.size();
        assertThat(shop.server.bytesSent(Shop.WEIGHTS) - before)
                .as("bytes sent, where %d may have been lost", mayBeLost)
                .isLessThanOrEqualTo(size + mayBeLost);
        place.does("store", "gc", "--grace", "0h");
        // Temporary files stay for an hour, whatever is asked.
        assertThat(place.leftovers()).allMatch(name -> name.matches("[a-z]+-[0-9a-f-]{36}-\\d+"));
        shop.requireInstalled(place);
        place.delete();
    }

    /** All parts but the second are complete when it is killed: the next run fetches that one alone. */
    @Test
    void aPartThatWasCompleteIsNotFetchedAgain() throws InterruptedException {
        long size = 2 * Parts.SIZE + (1 << 20);
        try (Shop shop = Shop.open(root, size)) {
            Place place = shop.newPlace();
            shop.server.always(
                    Shop.WEIGHTS, Fault.atOffset(Parts.SIZE + 1000, at -> Fault.stall(at, Duration.ofSeconds(60))));
            Child stuck = place.start(List.of(), INSTALL);
            long others = size - Parts.SIZE;
            while (shop.server.bytesSent(Shop.WEIGHTS) < others) {
                assertThat(stuck.process().isAlive()).as(stuck.text()).isTrue();
                Thread.sleep(20);
            }
            Thread.sleep(MOMENT.toMillis());
            assertThat(stuck.killedAfter(Duration.ZERO)).isEqualTo(Child.KILLED);
            shop.server.always(Shop.WEIGHTS, Fault.none());
            long before = shop.server.bytesSent(Shop.WEIGHTS);

            place.does(INSTALL);

            assertThat(shop.server.bytesSent(Shop.WEIGHTS) - before).isLessThanOrEqualTo(Parts.SIZE);
            shop.requireInstalled(place);
        }
    }
}

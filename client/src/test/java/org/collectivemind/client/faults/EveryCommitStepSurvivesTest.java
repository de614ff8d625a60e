package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An installation stopped dead at each step of each commit ({@code CM_FAILPOINT}), and run again. */
class EveryCommitStepSurvivesTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String[] INSTALL = {"install", "--frozen"};
    private static final long ONE_PART = 1_200_000;
    private static final long SEVERAL_PARTS = 66L << 20;

    @TempDir(factory = MemoryDirectory.class)
    Path root;

    /** The steps of {@code store.CommitStep}. */
    private static final List<String> STEPS = List.of(
            "BLOB_WRITTEN",
            "BLOB_FORCED",
            "PARTS_LISTED",
            "BLOB_COMMITTED",
            "TREE_WRITTEN",
            "TREE_COMMITTED",
            "VIEW_STAGED",
            "VIEW_COMMITTED");

    @Test
    void oneAfterTheOtherInOneLife() {
        try (Shop shop = Shop.open(root, SEVERAL_PARTS)) {
            Place place = shop.newPlace();
            for (String step : STEPS) {
                Child child = place.start(List.of("-Dcm.failpoint=" + step + ":1"), INSTALL);
                assertThat(child.exitCode(LONGEST))
                        .as(step + "\n" + child.text())
                        .isEqualTo(Child.KILLED);
                place.requireCleanStore();
            }
            place.does(INSTALL);
            shop.requireInstalled(place);
            place.requireCleanStore();
        }
    }

    static Stream<String> steps() {
        return Scale.of("occurrences", 0, 100) == 0 ? Stream.of() : STEPS.stream();
    }

    /** Up to the time that is never reached. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("steps")
    void eachTimeItIsReached(String step) {
        int most = Scale.of("occurrences", 0, 100);
        try (Shop shop = Shop.open(root, step.equals("PARTS_LISTED") ? SEVERAL_PARTS : ONE_PART)) {
            boolean halted = true;
            for (int occurrence = 1; halted && occurrence <= most; occurrence++) {
                Place place = shop.newPlace();
                Child child = place.start(List.of("-Dcm.failpoint=" + step + ":" + occurrence), INSTALL);
                halted = child.exitCode(LONGEST) == Child.KILLED;
                assertThat(halted || occurrence > 1).as(child.text()).isTrue();
                place.requireCleanStore();
                place.does(INSTALL);
                shop.requireInstalled(place);
                place.requireCleanStore();
                place.delete();
            }
        }
    }
}

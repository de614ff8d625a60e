package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.collectivemind.client.cli.CmProgram.Said;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The disk is full, or fills up meanwhile; it is read-only, forbidden, out of links, another one, or broken. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FullAndFailingDisksTest {
    private static final String[] INSTALL = {"install", "--frozen"};
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final long WEIGHTS = 1_200_000;
    /** Without these two even root may do only what the modes say. */
    private static final List<String> UNPRIVILEGED =
            System.getProperty("user.name").equals("root")
                    ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
                    : List.of();

    /** What an installation of the shop takes at most, with what it fetched beside it. */
    private static final long NEED = 5 << 20;

    @TempDir(factory = MemoryDirectory.class)
    Path root;

    /** So much space was free before it began. */
    @Test
    void fullFromTheBeginning() {
        int levels = Scale.of("levels", 5, 60);
        try (Mount disk = Mount.memory(root.resolve("disk"), 4 * NEED);
                Shop shop = Shop.open(disk.directory(), WEIGHTS)) {
            int failures = 0;
            for (int level = 0; level < levels; level++) {
                Place place = shop.newPlace();
                disk.leave(NEED * level / levels);
                failures += fails(place, disk, shop) ? 1 : 0;
            }
            assertThat(failures).as("levels that were too low").isGreaterThan(0);
        }
    }

    /** It was free when the budget was made, and was taken by somebody else while the payloads arrived. */
    @Test
    void fullInTheMiddle() {
        int levels = Scale.of("levels", 5, 60);
        try (Mount disk = Mount.memory(root.resolve("disk"), 4 * NEED);
                Shop shop = Shop.open(disk.directory(), WEIGHTS)) {
            int failures = 0;
            for (int level = 0; level < levels; level++) {
                Place place = shop.newPlace();
                long left = NEED * level / levels;
                Once ballast = new Once(() -> disk.leave(left));
                shop.server.everywhere(() -> {
                    ballast.run();
                    return Fault.none();
                });
                failures += fails(place, disk, shop) ? 1 : 0;
                shop.server.everywhere(Fault::none);
            }
            assertThat(failures).as("levels that were too low").isGreaterThan(0);
        }
    }

    /** Something done by the first of many threads, while the others wait. */
    private static final class Once {
        private Runnable work;

        Once(Runnable work) {
            this.work = work;
        }

        synchronized void run() {
            work.run();
            work = () -> {};
        }
    }

    /** @return whether the space was too little: then it said so, left nothing half-written, and completes with more of it */
    private static boolean fails(Place place, Mount disk, Shop shop) {
        Said said = place.cm("install", "--frozen", "--json");
        boolean failed = said.exitCode() != 0;
        if (failed) {
            assertThat(said.exitCode()).as(said.toString()).isEqualTo(1);
            assertThat(said.out()).containsAnyOf("\"disk-full\"", "\"not-enough-space\"");
            assertThat(said.isPlain()).as(said.err()).isTrue();
            assertThat(place.environment()).isEmpty();
        }
        disk.drop();
        if (failed && Files.exists(place.store())) {
            place.requireCleanStore();
        }
        place.does(INSTALL);
        shop.requireInstalled(place);
        place.requireCleanStore();
        place.delete();
        return failed;
    }

    @Test
    void readOnlyFromAMomentOn() {
        try (Mount disk = Mount.memory(root.resolve("disk"), 4 * NEED);
                Shop shop = Shop.open(disk.directory(), WEIGHTS)) {
            Place place = shop.newPlace();
            place.does("store", "path");
            disk.readOnly(true);
            failsPlainly(place.cm(INSTALL), place);
            disk.readOnly(false);
            completes(place, shop);

            disk.readOnly(true);
            assertThat(place.cm("store", "verify").exitCode())
                    .as("reading is all it takes")
                    .isZero();
            disk.readOnly(false);
        }
    }

    static Stream<String> directories() {
        return Scale.some(1, List.of("blobs/sha256", "pkgs", "", "partial", "trees/sha256", "roots"));
    }

    @ParameterizedTest
    @MethodSource("directories")
    void forbidden(String directory) throws IOException {
        try (Shop shop = Shop.open(root, WEIGHTS)) {
            Place place = shop.newPlace();
            for (String made : List.of("partial", "blobs/sha256", "trees/sha256", "pkgs", "roots")) {
                Files.createDirectories(place.store().resolve(made));
            }
            Path closed = place.store().resolve(directory);
            Assumptions.assumeTrue(
                    UNPRIVILEGED.isEmpty() || Mount.runs(UNPRIVILEGED.get(0), UNPRIVILEGED.get(1), "true"),
                    "root is refused nothing, and setpriv is not there");
            assertThat(Mount.runs("chmod", "0555", closed.toString())).isTrue();
            Child child = place.start(UNPRIVILEGED, List.of(), INSTALL);
            int code = child.exitCode(LONGEST);
            assertThat(code).as(child.text()).isEqualTo(1);
            assertThat(child.text()).contains("ermission denied").doesNotContain("Exception", "\tat ");
            assertThat(place.environment()).isEmpty();
            assertThat(Mount.runs("chmod", "0755", closed.toString())).isTrue();
            completes(place, shop);
        }
    }

    /** A store is one file system: what it is made of are renames and links. */
    @Test
    void aStoreOnTwoFileSystems() {
        try (Shop shop = Shop.open(root, WEIGHTS)) {
            Place place = shop.newPlace();
            try (Mount other = Mount.memory(place.store().resolve("pkgs"), 4 * NEED)) {
                failsPlainly(place.cm(INSTALL), place);
                assertThat(other.directory()).isNotNull();
            }
            completes(place, shop);
        }
    }

    @Test
    void aProjectOnAnotherFileSystemThanTheStore() throws IOException {
        try (Mount other = Mount.memory(root.resolve("disk"), 4 * NEED);
                Shop shop = Shop.open(root.resolve("shop"), WEIGHTS)) {
            Place place = shop.newPlace();
            Place far = new Place(Files.createDirectories(other.directory().resolve("project")), place.home());
            Files.copy(place.project().resolve("cm.lock"), far.project().resolve("cm.lock"));
            completes(far, shop);
        }
    }

    /** ext4 has 65,000 names for a file, and no more. */
    @Test
    void outOfLinks() throws IOException {
        int links = Scale.of("links", 0, 65_000);
        Assumptions.assumeTrue(links > 0, "65,000 links take a while: in the long form");
        try (Mount disk = Mount.image(root.resolve("disk"), "ext4");
                Shop shop = Shop.open(disk.directory(), WEIGHTS)) {
            Place place = shop.newPlace();
            completes(place, shop);
            Path weights = place.project()
                    .resolve(".cm/packages/org.example/weights/weights.bin")
                    .toRealPath();
            Path names = Files.createDirectory(disk.directory().resolve("names"));
            int count = (int) Files.getAttribute(weights, "unix:nlink");
            for (int i = count; i < links; i++) {
                Files.createLink(names.resolve(Integer.toString(i)), weights);
            }
            Place.delete(place.store().resolve("pkgs"));
            completes(place, shop);
        }
    }

    static Stream<String> calls() {
        return Scale.some(1, List.of("fsync", "rename", "link", "pwrite64", "mkdir", "unlink", "chmod", "utimensat"));
    }

    /** The disk answers every system call of one kind with an error. */
    @ParameterizedTest
    @MethodSource("calls")
    void broken(String call) {
        Assumptions.assumeTrue(Mount.runs("strace", "-f", "true"), "strace is not there or may not trace");
        for (String error : Scale.some(1, List.of("EIO", "ENOSPC", "EDQUOT")).toList()) {
            try (Shop shop = Shop.open(root.resolve(error), WEIGHTS)) {
                Place place = shop.newPlace();
                place.does("store", "path");
                String log = root.resolve("calls").toString();
                String inject = "inject=" + call + ":error=" + error;
                Child child = place.start(
                        List.of("strace", "-f", "-q", "--seccomp-bpf", "-o", log, "-e", "trace=" + call, "-e", inject),
                        List.of(),
                        INSTALL);
                int code = child.exitCode(LONGEST);
                // What cannot be forced to the disk is not there; links and clean-up have a way round.
                assertThat(code).as(child.text()).isIn(call.equals("fsync") ? List.of(1) : List.of(0, 1));
                assertThat(child.text()).doesNotContain("Exception", "\tat ", "a fault of its own");
                place.requireCleanStore();
                completes(place, shop);
            }
        }
    }

    private static void failsPlainly(Said said, Place place) {
        assertThat(said.exitCode()).as(said.toString()).isEqualTo(1);
        assertThat(said.isPlain()).as(said.err()).isTrue();
        assertThat(place.environment()).isEmpty();
    }

    private static void completes(Place place, Shop shop) {
        place.does(INSTALL);
        shop.requireInstalled(place);
        place.requireCleanStore();
    }
}

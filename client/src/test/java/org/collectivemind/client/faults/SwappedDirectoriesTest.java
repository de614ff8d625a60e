package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.collectivemind.client.cli.CmProgram.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who may write to the store swaps directories for links to a place outside while an installation lays out its files
 * (docker cp, CVE-2018-15664; node-tar's races). Java makes directories and links by path alone, so he may divert files of the
 * package to where the link leads, under their own new names. He changes nothing that is there, and gets nothing wrong installed.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SwappedDirectoriesTest {
    @TempDir(factory = MemoryDirectory.class)
    Path root;

    @Test
    void changeNothingThatIsOutsideAndGetNothingWrongInstalled() throws Exception {
        int rounds = Scale.of("swaps", 5, 300);
        try (Shop shop = Shop.open(root.resolve("shop"), 300_000)) {
            for (int round = 0; round < rounds; round++) {
                Place place = shop.newPlace();
                place.does("store", "path");
                Path outside = Files.createDirectory(root.resolve("outside-" + round));
                Files.writeString(outside.resolve("precious"), "mine\n");
                AtomicBoolean over = new AtomicBoolean();
                Thread attacker = new Thread(() -> swap(place.store(), outside, over), "attacker");
                attacker.start();
                Said said = place.cm("install", "--frozen");
                over.set(true);
                attacker.join();

                assertThat(said.exitCode()).as(said.toString()).isIn(0, 1, 5);
                assertThat(said.isPlain()).as(said.err()).isTrue();
                assertThat(Files.readString(outside.resolve("precious"))).isEqualTo("mine\n");
                assertThat(onlyOfThePackages(outside)).as("round " + round).isTrue();
                place.cm("store", "verify", "--full");
                Place other = shop.beside(place, "other-" + round, false);
                other.does("install", "--frozen");
                shop.requireAllInstalled(other);
            }
        }
    }

    /** What was diverted is below directories that installations make; nobody's file was replaced. */
    private static boolean onlyOfThePackages(Path outside) throws IOException {
        try (Stream<Path> files = Files.walk(outside)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .allMatch(
                            name -> name.equals("precious") || name.matches("\\d+\\.txt|weights\\.bin|libmodel\\.so"));
        }
    }

    private static void swap(Path store, Path outside, AtomicBoolean over) {
        while (!over.get()) {
            for (Path area : List.of(store.resolve("partial"), store.resolve("pkgs"))) {
                for (Path directory : directories(area)) {
                    Path away = directory.resolveSibling(directory.getFileName() + ".away");
                    try {
                        Files.move(directory, away, StandardCopyOption.ATOMIC_MOVE);
                        Files.createSymbolicLink(directory, outside);
                        Thread.onSpinWait();
                        Files.delete(directory);
                        Files.move(away, directory, StandardCopyOption.ATOMIC_MOVE);
                    } catch (IOException lost) {
                        // The installation was quicker.
                    }
                }
            }
        }
    }

    private static List<Path> directories(Path area) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(area)) {
            all.filter(path -> !path.equals(area) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(found::add);
        } catch (IOException | java.io.UncheckedIOException gone) {
            // Looked at next time.
        }
        return found;
    }
}

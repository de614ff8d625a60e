package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.collectivemind.client.cli.CmProgram.Said;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
class DamagedStoresAreMendedTest {
    @TempDir(factory = MemoryDirectory.class)
    Path root;

    /** Another project that wants the same files. */
    @ParameterizedTest
    @EnumSource(Damage.class)
    void byTheNextInstallationWhereItShows(Damage damage) throws IOException {
        try (Shop shop = Shop.open(root, 1_200_000)) {
            Place place = installed(shop);
            damage.happenTo(place);

            Place other = shop.beside(place, "other", false);
            other.does("install", "--frozen");
            if (damage.isNoticed) {
                shop.requireInstalled(other);
                shop.requireInstalled(place);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void byVerificationAndTheInstallationAfterIt(Damage damage) throws IOException {
        try (Shop shop = Shop.open(root, 1_200_000)) {
            Place place = installed(shop);
            damage.happenTo(place);

            Said verified = place.cm("store", "verify");
            assertThat(verified.exitCode()).as(verified.toString()).isIn(0, 5);
            assertThat(verified.isPlain()).as(verified.err()).isTrue();
            Place other = shop.beside(place, "other", false);
            other.does("install", "--frozen");
            shop.requireInstalled(other);
            place.does("install", "--frozen");
            shop.requireInstalled(place);
            place.requireCleanStore();
        }
    }

    private static Place installed(Shop shop) {
        Place place = shop.newPlace();
        place.does("install", "--frozen");
        return place;
    }
}

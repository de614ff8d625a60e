package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.collectivemind.testrepos.server.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnUpdateFetchesWhatChangedTest {
    private static final int FILE = 1_200_000;

    @TempDir
    Path directory;

    /** Files below 16 MiB travel in one archive, which a new version changes as a whole. */
    @Test
    void oneFileOfManyThatTravelInOneArchive() throws Exception {
        try (Site site = new Site(directory)) {
            site.publish("main", version("1.0.0", 3)).manifest("dependencies: ['org.example:weights@1.0.0']");
            site.lock();
            site.newStore().install();
            site.publish("main", version("1.1.0", 33)).manifest("dependencies: ['org.example:weights@1.1.0']");
            site.lock();

            Install.Report update = site.install();

            assertThat(update.fetched()).isBetween((long) FILE, FILE * 105L / 100);
            assertThat(site.server.requests())
                    .extracting(Request::path)
                    .filteredOn(path -> path.endsWith("/weights-1.1.0-default.tar.zst"))
                    .hasSizeLessThanOrEqualTo(3);
            Path root = update.environment().packages().get(0).root();
            assertThat(Files.readAllBytes(root.resolve("w03.bin")))
                    .isEqualTo(Files.readAllBytes(directory.resolve("sources/1.1.0/w03.bin")));
        }
    }

    private PackageDirectory version(String version, int third) {
        PackageDirectory source = new PackageDirectory(
                directory.resolve("sources").resolve(version),
                "package: {name: org.example:weights, version: '" + version + "', kind: model}\n"
                        + "variants: [{files: ['*.bin']}]\n");
        for (int i = 0; i < 8; i++) {
            source.bytes(String.format(Locale.ROOT, "w%02d.bin", i), i == 3 ? third : i, FILE);
        }
        return source;
    }
}

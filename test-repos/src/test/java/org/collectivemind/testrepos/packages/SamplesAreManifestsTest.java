package org.collectivemind.testrepos.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.format.manifest.Manifest;
import org.collectivemind.format.manifest.ManifestReader;
import org.collectivemind.format.manifest.ManifestWriter;
import org.collectivemind.format.manifest.PackageManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesAreManifestsTest {
    @TempDir
    private Path directory;

    @Test
    void everySampleIsReadAndSurvivesPrinting() throws IOException {
        for (Path sample : SamplePackages.writeInto(directory).all()) {
            Manifest manifest = ManifestReader.read(Files.readString(sample.resolve("cm.yaml")), "cm.yaml")
                    .manifest();

            assertThat(manifest).isInstanceOf(PackageManifest.class);
            assertThat(ManifestReader.read(ManifestWriter.write(manifest), "cm.yaml")
                            .manifest())
                    .isEqualTo(manifest);
        }
    }
}

package org.collectivemind.testrepos.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePackagesTest {
    @TempDir
    private Path directory;

    @Test
    void everyFileNamedInAManifestIsThereAndNoneIsLeftOver() throws IOException {
        for (Path sample : SamplePackages.writeInto(directory).all()) {
            List<PathMatcher> named = patterns(sample).stream()
                    .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                    .toList();
            List<Path> files = files(sample);

            assertThat(named).isNotEmpty().allMatch(pattern -> files.stream().anyMatch(pattern::matches));
            assertThat(files)
                    .filteredOn(file -> !file.toString().equals("cm.yaml"))
                    .allMatch(file -> named.stream().anyMatch(pattern -> pattern.matches(file)));
        }
    }

    @Test
    void programsMayRun() {
        SamplePackages samples = SamplePackages.writeInto(directory);

        assertThat(samples.script().resolve("benchmark.sh")).isExecutable();
        assertThat(samples.tool().resolve("cpu-linux-x86_64/bin/engine")).isExecutable();
        assertThat(samples.dataset().resolve("labels.txt").toFile().canExecute())
                .isFalse();
    }

    @Test
    void twoCallsWriteTheSameBytes(@TempDir Path other) throws IOException {
        SamplePackages.writeInto(directory);
        SamplePackages.writeInto(other);

        assertThat(files(directory)).hasSize(22).isEqualTo(files(other));
        for (Path file : files(directory)) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(directory.resolve(file));
        }
    }

    private static List<String> patterns(Path sample) throws IOException {
        YamlNode manifest = YamlReader.read(Files.readString(sample.resolve("cm.yaml")), "cm.yaml");
        return manifest.mapping().required("variants").list().stream()
                .flatMap(variant -> variant.mapping().required("files").texts().stream())
                .toList();
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}

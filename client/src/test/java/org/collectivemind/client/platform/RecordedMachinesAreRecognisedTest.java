package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.collectivemind.client.platform.probe.Capture;
import org.collectivemind.client.platform.probe.RecordedProbe;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every machine under {@code src/test/captures}: what detection makes of {@code NAME.yaml} is {@code NAME.platform.yaml}. With
 * {@code -Dgolden.update=true} the platforms are written anew; the diff is for review.
 */
class RecordedMachinesAreRecognisedTest {
    private static final Path DIRECTORY = Path.of("src", "test", "captures");
    private static final String EXPECTED = ".platform.yaml";

    static Stream<String> machines() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.endsWith(EXPECTED))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void detectionMakesOfItWhatItIs(String name) throws IOException {
        Path file = DIRECTORY.resolve(name + ".yaml");
        Capture capture = Capture.read(Files.readString(file), file.toString());
        Platform platform = new PlatformDetector(new RecordedProbe(capture), Path.of(""))
                .detect()
                .named(name);
        String text = PlatformFile.write(platform);
        Path expected = DIRECTORY.resolve(name + EXPECTED);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, text);
        }
        assertThat(expected)
                .as("what it should be; -Dgolden.update=true writes it:%n%s", text)
                .exists();
        assertThat(text).as(expected.toString()).isEqualTo(Files.readString(expected));
        assertThat(PlatformFile.read(text, expected.toString())).isEqualTo(platform);
    }
}

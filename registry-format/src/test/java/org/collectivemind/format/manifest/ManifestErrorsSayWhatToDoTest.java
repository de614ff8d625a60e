package org.collectivemind.format.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.collectivemind.format.error.MalformedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestErrorsSayWhatToDoTest {
    static Stream<SampleManifests.Malformed> malformed() {
        return SampleManifests.malformed();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void atFileLineAndColumn(SampleManifests.Malformed sample) {
        MalformedFile refused =
                catchThrowableOfType(MalformedFile.class, () -> ManifestReader.read(sample.text(), "cm.yaml"));

        assertThat(refused).as(sample.name()).isNotNull();
        StringBuilder message = new StringBuilder("error: " + refused.getMessage());
        refused.details().forEach(detail -> message.append("\n  ").append(detail));
        refused.hints().forEach(hint -> message.append("\nhint: ").append(hint));
        assertThat(message.toString()).isEqualTo(sample.expected());
    }

    @Test
    void failuresFoundLaterNameTheirPlaceToo() {
        ManifestPositions positions = ManifestReader.read(SampleManifests.text("model.yaml"), "cm.yaml")
                .positions();

        assertThat(positions.of("variants[0].files[1]")).hasToString("cm.yaml:17:31");
        assertThat(positions.of("variants[1].sources[0].sha256")).hasToString("cm.yaml:23:17");
        assertThat(positions.of("variants[1].sources[0].sha1.length")).hasToString("cm.yaml:22:9");
        assertThat(positions.of("variants[7]")).hasToString("cm.yaml:16:3");
    }
}

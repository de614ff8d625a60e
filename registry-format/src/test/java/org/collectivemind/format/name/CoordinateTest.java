package org.collectivemind.format.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.version.VersionScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateTest {
    @ParameterizedTest
    @ValueSource(strings = {"org.mlcommons:resnet50:1.5.0", "org.ggml:llama.cpp:b4600", "a:b:1.0-rc.1+build"})
    void survivesPrintingAndParsing(String text) {
        assertThat(Coordinate.parse(text, VersionScheme.CM))
                .hasToString(text)
                .isEqualTo(Coordinate.parse(text, VersionScheme.CM));
    }

    @Test
    void sortsByNameThenByVersion() {
        List<String> sorted = Stream.of("b:a:1", "a:b:1.10", "a:b:1.9", "a:b:1.10-rc")
                .map(text -> Coordinate.parse(text, VersionScheme.CM))
                .sorted()
                .map(Coordinate::toString)
                .toList();
        assertThat(sorted).containsExactly("a:b:1.9", "a:b:1.10-rc", "a:b:1.10", "b:a:1");
    }

    @Test
    void sortsCoordinatesOfTwoSchemesToo() {
        assertThat(Coordinate.parse("a:b:9", VersionScheme.CM))
                .isLessThan(Coordinate.parse("a:b:1", VersionScheme.MAVEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a", "a:b:1:2", ":b:1", "a::1", "a:b:", "a:b:../1", "a:b:1/2"})
    void refusesWhatIsNoCoordinate(String text) {
        assertThatThrownBy(() -> Coordinate.parse(text, VersionScheme.MAVEN)).isInstanceOf(MalformedText.class);
    }
}

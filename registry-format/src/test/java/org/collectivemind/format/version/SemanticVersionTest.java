package org.collectivemind.format.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {
    @Test
    void followsThePrecedenceChainsOfSemVerSection11() {
        assertRising(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0");
        assertRising("1.0.0", "2.0.0", "2.1.0", "2.1.1");
        assertRising("1.0.0-999999999999999999999999", "1.0.0-a", "1.0.0");
    }

    @Test
    void ordersYearsDatesAndBuildNumbersByTheirNumbers() {
        assertRising("2012", "2017", "2024.01.05", "2024.1.15", "2024.11.02");
        assertRising("b999", "b4600", "b4600.1", "b10000");
        assertRising("1.9", "1.10-rc", "1.10", "1.10.0.1");
        assertRising("18446744073709551615", "18446744073709551616");
    }

    @Test
    void putsPrefixedVersionsAfterPlainOnesSortedByPrefixAndIgnoresV() {
        assertRising("99", "b1", "r1", "r2.1");
        assertThat(SemanticVersion.parse("v1.2")).isEqualTo(SemanticVersion.parse("1.2"));
    }

    @Test
    void takesMissingSegmentsForZeroAndNeverCountsBuildMetadata() {
        assertThat(SemanticVersion.parse("1.0"))
                .isEqualTo(SemanticVersion.parse("1.0.0"))
                .isEqualTo(SemanticVersion.parse("1+cuda12"))
                .isEqualTo(SemanticVersion.parse("01.00+a.b-c"))
                .hasToString("1.0");
        assertThat(SemanticVersion.parse("1.0-rc")).isEqualTo(SemanticVersion.parse("1-rc+x"));
    }

    @Test
    void callsEverythingAfterAHyphenAPrerelease() {
        assertThat(SemanticVersion.parse("1.0-rc.1").isPrerelease()).isTrue();
        assertThat(SemanticVersion.parse("1.0+a-b").isPrerelease()).isFalse();
        assertThat(SemanticVersion.parse("b4600").isPrerelease()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " 1", "1 ", ".1", "-1", "1.", "1..2", "1-", "1-a..b", "1+", "1+a+b", "1.2rc1", "1_0", "latest",
                "1/2", "1-a_b", "../1", "1\u0661", "ü1"
            })
    void refusesWhatIsNoVersion(String text) {
        assertThatThrownBy(() -> SemanticVersion.parse(text)).isInstanceOf(MalformedText.class);
    }

    @Test
    void refusesMoreThan200Characters() {
        assertThat(SemanticVersion.parse("1".repeat(200)).text()).hasSize(200);
        assertThatThrownBy(() -> SemanticVersion.parse("1".repeat(201))).hasMessageContaining("200 characters");
    }

    @Test
    void tellsHowToWriteADate() {
        assertThatThrownBy(() -> SemanticVersion.parse("2024-01-15"))
                .isInstanceOfSatisfying(
                        MalformedText.class,
                        failure -> assertThat(failure.hints())
                                .singleElement()
                                .asString()
                                .contains("2024.01.15"));
    }

    private static void assertRising(String... texts) {
        List<SemanticVersion> versions =
                List.of(texts).stream().map(SemanticVersion::parse).toList();
        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
                        .as(texts[i] + " ? " + texts[j])
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }
}

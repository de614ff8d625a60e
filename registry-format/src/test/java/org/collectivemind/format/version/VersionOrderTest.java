package org.collectivemind.format.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds for the versions of both schemes. */
class VersionOrderTest {
    @Property(tries = 4000)
    void isTotalForSemanticVersions(
            @ForAll("semantic") Version a, @ForAll("semantic") Version b, @ForAll("semantic") Version c) {
        checkOrder(a, b, c);
    }

    @Property(tries = 4000)
    void isTotalForMavenVersions(@ForAll("maven") Version a, @ForAll("maven") Version b, @ForAll("maven") Version c) {
        checkOrder(a, b, c);
    }

    private static void checkOrder(Version a, Version b, Version c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
        if (a.equals(b)) {
            assertThat(a).hasSameHashCodeAs(b);
            assertThat(a.isPrerelease()).isEqualTo(b.isPrerelease());
            assertThat(Integer.signum(a.compareTo(c))).isEqualTo(Integer.signum(b.compareTo(c)));
        }
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a).isLessThanOrEqualTo(c);
        }
    }

    @Property(tries = 1000)
    void survivesPrintingAndParsing(@ForAll("semantic") Version semantic, @ForAll("maven") Version maven) {
        assertThat(VersionScheme.CM.parse(semantic.toString()))
                .isEqualTo(semantic)
                .hasToString(semantic.text());
        assertThat(VersionScheme.MAVEN.parse(maven.toString())).isEqualTo(maven).hasToString(maven.text());
    }

    @Test
    void neverComparesVersionsOfTwoSchemes() {
        Version semantic = VersionScheme.CM.parse("1.0");
        Version maven = VersionScheme.MAVEN.parse("1.0");
        assertThat(semantic).isNotEqualTo(maven);
        assertThatThrownBy(() -> semantic.compareTo(maven)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> maven.compareTo(semantic)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Version> semantic() {
        return SampleVersions.of(VersionScheme.CM);
    }

    @Provide
    Arbitrary<Version> maven() {
        return SampleVersions.of(VersionScheme.MAVEN);
    }
}

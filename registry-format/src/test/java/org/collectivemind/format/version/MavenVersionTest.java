package org.collectivemind.format.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparisons with Maven have a seed, so that no build fails by chance. To explore, take it away and raise the tries. */
class MavenVersionTest {
    @Property(tries = 10_000, seed = "1")
    void agreesWithMavensOwnOrder(@ForAll("ordinary") String left, @ForAll("ordinary") String right) {
        assertThat(ours(left, right)).as("%s ? %s", left, right).isEqualTo(maven(left, right));
    }

    @Property(tries = 10_000, seed = "2")
    void agreesWithMavenOnAnyVersionOnceItIsSpelledAsTheReferenceReadsIt(
            @ForAll("any") String left, @ForAll("any") String right) {
        assertThat(ours(left, right))
                .as("%s ? %s", left, right)
                .isEqualTo(maven(ReferenceSpelling.of(left), ReferenceSpelling.of(right)));
    }

    @Provide
    Arbitrary<String> ordinary() {
        return SampleVersions.ordinaryMaven();
    }

    @Provide
    Arbitrary<String> any() {
        return SampleVersions.maven();
    }

    @Test
    void followsTheExamplesOfThePomReference() {
        assertRising("1", "1.1");
        assertRising("1-snapshot", "1", "1-sp");
        assertRising("1-foo2", "1-foo10");
        assertRising(
                "1-alpha2",
                "1-alpha-123",
                "1-beta-2",
                "1-beta123",
                "1-m2",
                "1-m11",
                "1-rc",
                "1-cr2",
                "1-rc123",
                "1-SNAPSHOT",
                "1",
                "1-sp",
                "1-sp2",
                "1-sp123",
                "1-abc",
                "1-def",
                "1-pom-1",
                "1-1-snapshot",
                "1-1",
                "1-2",
                "1-123");
        assertRising("1-foo", "1-1", "1.1");
        assertRising("1-sp-1", "1-ga-1");
    }

    @Test
    void takesTheSpellingsOfThePomReferenceForEqual() {
        assertSame("1", "1.0.0", "1.ga", "1-ga", "1.final", "1-0", "1.0", "1.", "1-", "1.0.0-0.0.0", "1-RELEASE");
        assertSame("1.foo", "1-foo", "1.0.0-foo.0.0");
        assertSame("1-1", "1-ga-1", "1-0-1");
        assertSame("1-a1", "1-alpha-1", "1.0.Alpha1");
        assertSame("1-1.foo-bar1baz-.1", "1-1.foo-bar-1-baz-0.1");
        assertSame("1-CR", "1-rc");
    }

    @Test
    void leavesMavensCodeWhereThatGoesInCirclesOverAQualifierAfterADot() {
        assertThat(maven("1", "1-1")).isNegative();
        assertThat(maven("1-1", "1.0.rc.1")).isNegative();
        assertThat(maven("1.0.rc.1", "1")).isNegative();
        assertRising("1.0.rc.1", "1", "1-1");
        assertSame("1.0.rc.1", "1-rc.1");
    }

    @Test
    void leavesMavensCodeWhereThatGoesInCirclesOverAListOfNulls() {
        assertThat(maven("1-rc0-rc", "1-rc")).isNegative();
        assertThat(maven("1-rc", "1-rc-foo")).isNegative();
        assertThat(maven("1-rc-foo", "1-rc0-rc")).isNegative();
        assertRising("1-rc0-rc", "1-rc", "1-rc-foo");
        assertSame("1-rc0-rc", "1-rc-rc");
        assertSame("0.alpha0-1", "0.alpha1");
    }

    @Test
    void countsNoZeros() {
        assertThat(maven("1.0000000000.1", "1.999999999")).isPositive();
        assertRising("1.0000000000.1", "1.999999999");
        assertSame("1.0000000000.1", "1.0.1");
    }

    private static int ours(String left, String right) {
        return Integer.signum(MavenVersion.parse(left).compareTo(MavenVersion.parse(right)));
    }

    private static int maven(String left, String right) {
        return Integer.signum(new ComparableVersion(left).compareTo(new ComparableVersion(right)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0-alpha",
                "1.0.Alpha1",
                "1.0-beta-2",
                "2.0-M1",
                "3.0.0.CR1",
                "1.0-rc.1",
                "1.0-SNAPSHOT",
                "21-ea+35",
                "1.0-dev",
                "1.0-pre1",
                "1.0.pr1",
                "1.0-rc1-android",
                "1.0_ALPHA",
                "1.5.0rc1",
                "1.0-b01"
            })
    void knowsPrereleases(String text) {
        assertThat(MavenVersion.parse(text).isPrerelease()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "31.1-jre",
                "31.1-android",
                "1.0.Final",
                "1.0.RELEASE",
                "1.0.GA",
                "1.0-sp1",
                "r09",
                "1.5.13-1.5.10",
                "Finchley.SR1",
                "1.0+cu12",
                "9.4.0.jre11",
                "1.0-1"
            })
    void knowsReleases(String text) {
        assertThat(MavenVersion.parse(text).isPrerelease()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".1", "-1", "..", "1/2", "1:2", "${project.version}", "1 2", "[1,2)", "1\n"})
    void refusesWhatIsUnsafeInAPath(String text) {
        assertThatThrownBy(() -> MavenVersion.parse(text)).isInstanceOf(MalformedText.class);
    }

    private static void assertRising(String... texts) {
        List<MavenVersion> versions =
                List.of(texts).stream().map(MavenVersion::parse).toList();
        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
                        .as(texts[i] + " ? " + texts[j])
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    private static void assertSame(String... texts) {
        for (String text : texts) {
            assertThat(MavenVersion.parse(text))
                    .as(text)
                    .isEqualTo(MavenVersion.parse(texts[0]))
                    .hasToString(text);
        }
    }
}

package org.collectivemind.format.version;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^1.2; [1.2,2-alpha)",
                ">=1.2; [1.2,)",
                ">1.2,<=2; (1.2,2]",
                "<=1.5; (,1.5]",
                "==1.5; [1.5]",
                "!=1.5; (,1.5),(1.5,)",
                ">=1,<2 || >=3,<4; [1,2-alpha),[3,4-alpha)",
                ">=1,<2-rc.1; [1,2-rc.1)",
                ">=2-*; [2-alpha,)",
                "<=2-*; (,2)",
                "*; (,)",
                "!*; (0,0)"
            })
    void constraintsAreWrittenAsMavenReadsThem(String constraint, String range) {
        assertThat(VersionSet.parse(constraint, VersionScheme.CM).toMavenRange())
                .isEqualTo(range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0-rc.1", "1.2", "1.9.9", "2-rc.1", "2.0.0-alpha.1", "2.0.0", "2.1", "3-beta.2", "3", "4"})
    void mavenItselfFindsTheSameVersionsInside(String version) throws InvalidVersionSpecificationException {
        for (String constraint :
                new String[] {"^1.2", ">1.2,<=2", "!=2", ">=1,<2 || >=3,<4", ">=2-*", "<=2-*", "==2"}) {
            VersionSet set = VersionSet.parse(constraint, VersionScheme.CM);

            assertThat(contains(set.toMavenRange(), version))
                    .as(version + " in " + constraint)
                    .isEqualTo(set.contains(SemanticVersion.parse(version)));
        }
    }

    @Property(tries = 500)
    void everyRangeOfReleasesMeansTheSameToMaven(
            @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 6) int lower,
            @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 6) int width,
            @ForAll boolean turned,
            @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 13) int asked)
            throws InvalidVersionSpecificationException {
        VersionSet between = VersionSet.parse(">=" + lower + ",<" + (lower + width + 1), VersionScheme.CM);
        VersionSet set = turned ? between.complement() : between;

        assertThat(contains(set.toMavenRange(), Integer.toString(asked)))
                .isEqualTo(set.contains(SemanticVersion.parse(Integer.toString(asked))));
    }

    private static boolean contains(String range, String version) throws InvalidVersionSpecificationException {
        return VersionRange.createFromVersionSpec(range).containsVersion(new DefaultArtifactVersion(version));
    }
}

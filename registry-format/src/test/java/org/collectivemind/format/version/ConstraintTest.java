package org.collectivemind.format.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConstraintTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^1.2; >=1.2,<2",
                "^1.2.3; >=1.2.3,<2",
                "^1.2.3.4; >=1.2.3.4,<2",
                "^0.2.3; >=0.2.3,<0.3",
                "^0.0.3; >=0.0.3,<0.0.4",
                "^0.0; >=0.0,<0.1",
                "^0; >=0,<1",
                "^2012; >=2012,<2013",
                "^2024.01.15; >=2024.01.15,<2025",
                "^1.2-rc.1; >=1.2-rc.1,<2",
                "~1; >=1,<2",
                "~1.2; >=1.2,<1.3",
                "~1.2.3; >=1.2.3,<1.3",
                "~1.2.3.4; >=1.2.3.4,<1.3",
                "~2024.01.15; >=2024.01.15,<2024.2",
                "1.*; >=1,<2",
                "1.2.*; >=1.2,<1.3",
                "==1.2.*; >=1.2,<1.3",
                "=2024.09.*; >=2024.09,<2024.10",
                "!=1.2.*; <=1.2-* || >=1.3-*",
                "1.2.3; ==1.2.3",
                "=1.2.3; ==1.2.3",
                "== 1.2.3; ==1.2.3",
                ">= 1 , < 2; >=1,<2",
                ">=1,!=1.5,<2; >=1,!=1.5,<2",
                "<1||>=3; <1 || >=3",
                "*; *",
                "*,>=1; >=1",
                "!*; !*",
                "[1.0,2.0); >=1.0,<2.0",
                "(1.0,2.0]; >1.0,<=2.0",
                "(,1.0]; <=1.0",
                "[1.5,); >=1.5",
                "[1.5]; ==1.5",
                "(,); *",
                "[1,2),[3,4); >=1,<2 || >=3,<4",
                "(,1.1),(1.1,); <1.1 || >1.1",
                "[1,2) || ==7; >=1,<2 || ==7"
            })
    void meansTheSameInBothSchemes(String text, String set) {
        for (VersionScheme scheme : VersionScheme.values()) {
            assertThat(Constraint.parse(text).in(scheme)).as(text).isEqualTo(VersionSet.parse(set, scheme));
        }
    }

    @Test
    void countsInBuildNumbersToo() {
        VersionSet set = Constraint.parse("^b4600").in(VersionScheme.CM);
        assertThat(set.contains(VersionScheme.CM.parse("b4600.2"))).isTrue();
        assertThat(set.contains(VersionScheme.CM.parse("b4601"))).isFalse();
        assertThat(Constraint.parse("~r2.1").in(VersionScheme.CM)).hasToString(">=r2.1,<r2.2");
        assertThat(Constraint.parse(">=b4600").in(VersionScheme.CM).contains(VersionScheme.CM.parse("b10000")))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(VersionScheme.class)
    void neverLetsAPrereleaseOfTheNextMajorIn(VersionScheme scheme) {
        Version candidate = scheme.parse("2.0.0-rc.1");
        for (String text : List.of("^1.2", "~1", "1.*", ">=1,<2", "[1,2)", "[1.0,2.0)")) {
            assertThat(Constraint.parse(text).in(scheme).contains(candidate))
                    .as(text)
                    .isFalse();
        }
        assertThat(Constraint.parse(">=1.2").in(scheme).contains(scheme.parse("1.2-rc1")))
                .isFalse();
    }

    @Test
    void readsMavensQualifiedVersions() {
        VersionSet guava = Constraint.parse("^31.1-jre").in(VersionScheme.MAVEN);
        assertThat(guava.contains(MavenVersion.parse("31.1-jre"))).isTrue();
        assertThat(guava.contains(MavenVersion.parse("32.0-jre"))).isFalse();
        assertThat(Constraint.parse("[4.0.Beta1,4.1.Final]")
                        .in(VersionScheme.MAVEN)
                        .contains(MavenVersion.parse("4.1.0")))
                .isTrue();
    }

    @Test
    void refusesAVersionThatTheSchemeDoesNotHave() {
        Constraint constraint = Constraint.parse(">=1.0.Final");
        assertThatThrownBy(() -> constraint.in(VersionScheme.CM)).isInstanceOf(MalformedText.class);
    }

    @ParameterizedTest
    @CsvSource({
        ">=1-rc.1,true,true",
        "^1.2,false,false",
        "31.1-jre,true,false",
        "*,false,false",
        "1.0-SNAPSHOT,true,true"
    })
    void tellsWhetherAPrereleaseIsAskedFor(String text, boolean semantic, boolean maven) {
        Constraint constraint = Constraint.parse(text);
        assertThat(constraint.mentionsPrerelease(VersionScheme.CM)).isEqualTo(semantic);
        assertThat(constraint.mentionsPrerelease(VersionScheme.MAVEN)).isEqualTo(maven);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; empty",
                ">=1 <2; space",
                ">=1,; missing",
                "|| 1; missing",
                ">=; version is missing",
                "^; version is missing",
                "~=1.2; `~=` is unknown",
                "=>1; `=>` is unknown",
                "latest; changes its meaning",
                "^rc; starts with a number",
                "1.2.*.4; not a version",
                "^1.*; exclude each other",
                "1-rc.*; only numbers",
                "2-*; take `-*`",
                "a@b; not a version",
                "[1,2; ends with",
                "[1,2)[3,4); comma",
                "[1,2),; comma",
                "(1); one version",
                "[1,2,3]; not a version",
                "]1,2[; not a version",
                "[]; version is missing",
                "[1,2),<3; ends with"
            })
    void refusesWhatItCannotReadAndShowsWhatItCan(String text, String reason) {
        assertThatThrownBy(() -> Constraint.parse(text)).isInstanceOfSatisfying(MalformedText.class, failure -> {
            assertThat(failure.text()).isEqualTo(text);
            assertThat(failure.getMessage()).contains(reason);
            assertThat(failure.hints()).isNotEmpty();
        });
    }

    @Test
    void suggestsTheCaretOrTheTildeThatThePythonOperatorMeans() {
        assertThatThrownBy(() -> Constraint.parse("~=1.4.2"))
                .isInstanceOfSatisfying(
                        MalformedText.class,
                        failure -> assertThat(failure.hints()).containsExactly("write `~1.4.2` or `^1.4.2`"));
    }

    @Property(tries = 2000)
    void survivesPrintingAndParsing(@ForAll("written") String text) {
        Constraint constraint = Constraint.parse(text);
        Constraint again = Constraint.parse(constraint.text());
        assertThat(again).isEqualTo(constraint).hasSameHashCodeAs(constraint).hasToString(constraint.text());
        for (VersionScheme scheme : VersionScheme.values()) {
            assertThat(again.in(scheme)).isEqualTo(constraint.in(scheme));
        }
    }

    @Provide
    Arbitrary<String> written() {
        Arbitrary<String> version = SampleVersions.semantic();
        Arbitrary<String> compared = Combinators.combine(
                        Arbitraries.of("", "=", "==", "!=", "^", "~", ">=", "<=", ">", "<", ">= "), version)
                .as(String::concat);
        Arbitrary<String> other = Arbitraries.of("*", "!*", "1.2.*", "!=b1.*", ">=2-*", "<=1.0-*");
        Arbitrary<String> term = Arbitraries.frequencyOf(Tuple.of(4, compared), Tuple.of(1, other));
        Arbitrary<String> terms = term.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(" , ", list));
        Arbitrary<String> range = Combinators.combine(
                        Arbitraries.of("[", "("),
                        version,
                        Arbitraries.of(",", " , "),
                        version,
                        Arbitraries.of("]", ")"))
                .as((open, lower, comma, upper, close) -> open + lower + comma + upper + close);
        Arbitrary<String> ranges = range.list().ofMinSize(1).ofMaxSize(2).map(list -> String.join(", ", list));
        return Arbitraries.oneOf(terms, ranges).list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("||", list));
    }
}

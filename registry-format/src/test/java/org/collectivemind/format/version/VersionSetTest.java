package org.collectivemind.format.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VersionSetTest {
    /** Two sets and a version, of one scheme. */
    record Sample(VersionSet left, VersionSet right, Version version) {}

    @Property(tries = 4000)
    void containsWhatTheAlgebraSays(@ForAll("samples") Sample sample) {
        boolean left = sample.left.contains(sample.version);
        boolean right = sample.right.contains(sample.version);
        assertThat(sample.left.intersect(sample.right).contains(sample.version)).isEqualTo(left && right);
        assertThat(sample.left.union(sample.right).contains(sample.version)).isEqualTo(left || right);
        assertThat(sample.left.complement().contains(sample.version)).isEqualTo(!left);
    }

    @Property(tries = 2000)
    void obeysTheLawsOfSets(@ForAll("samples") Sample sample) {
        VersionSet left = sample.left;
        VersionSet right = sample.right;
        VersionScheme scheme = left.scheme();
        assertThat(left.union(right).complement())
                .isEqualTo(left.complement().intersect(right.complement()))
                .hasSameHashCodeAs(left.complement().intersect(right.complement()));
        assertThat(left.intersect(right)).isEqualTo(right.intersect(left));
        assertThat(left.union(left.intersect(right))).isEqualTo(left);
        assertThat(left.complement().complement()).isEqualTo(left);
        assertThat(left.intersect(left.complement())).isEqualTo(VersionSet.none(scheme));
        assertThat(left.union(left.complement()).isAll()).isTrue();
        assertThat(left.intersect(right).isSubsetOf(left)).isTrue();
        assertThat(left.isSubsetOf(right))
                .isEqualTo(left.intersect(right.complement()).isEmpty());
    }

    @Property(tries = 2000)
    void survivesPrintingAndParsing(@ForAll("samples") Sample sample) {
        VersionSet set = sample.left.union(sample.right);
        assertThat(VersionSet.parse(set.toString(), set.scheme()))
                .as(set.toString())
                .isEqualTo(set);
    }

    @Property(tries = 2000)
    void holdsOnEachSideOfABoundWhatTheOrderSays(@ForAll("samples") Sample sample, @ForAll("samples") Sample other) {
        if (sample.version.scheme() != other.version.scheme()) {
            return;
        }
        Version bound = other.version;
        int order = sample.version.compareTo(bound);
        assertThat(VersionSet.exactly(bound).contains(sample.version)).isEqualTo(order == 0);
        assertThat(VersionSet.atLeast(bound).contains(sample.version)).isEqualTo(order >= 0);
        assertThat(VersionSet.above(bound).contains(sample.version)).isEqualTo(order > 0);
        assertThat(VersionSet.atMost(bound).contains(sample.version)).isEqualTo(order <= 0);
        if (VersionSet.below(bound).contains(sample.version)) {
            assertThat(order).isNegative();
        } else if (order < 0) {
            assertThat(sample.version.isPrerelease() && !bound.isPrerelease()).isTrue();
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.oneOf(samples(VersionScheme.CM), samples(VersionScheme.MAVEN));
    }

    private static Arbitrary<Sample> samples(VersionScheme scheme) {
        return Combinators.combine(SampleSets.of(scheme), SampleSets.of(scheme), SampleVersions.of(scheme))
                .as(Sample::new);
    }

    @Test
    void leavesThePrereleasesOfAnExclusiveUpperBoundOut() {
        for (VersionScheme scheme : VersionScheme.values()) {
            VersionSet below = VersionSet.below(scheme.parse("2"));
            assertThat(below.contains(scheme.parse("2.0.0-rc.1"))).isFalse();
            assertThat(below.contains(scheme.parse("2-alpha"))).isFalse();
            assertThat(below.contains(scheme.parse("1.99"))).isTrue();
            assertThat(below.contains(scheme.parse("1.99-rc.1"))).isTrue();
            VersionSet belowCandidate = VersionSet.below(scheme.parse("2-rc.2"));
            assertThat(belowCandidate.contains(scheme.parse("2-rc.1"))).isTrue();
            assertThat(belowCandidate.contains(scheme.parse("2-rc.2"))).isFalse();
        }
    }

    @Test
    void isTheSameSetHoweverItsBoundsAreWritten() {
        assertThat(VersionSet.parse("<2", VersionScheme.CM)).isEqualTo(VersionSet.parse("<2.0-0", VersionScheme.CM));
        assertThat(VersionSet.parse("<=2-rc", VersionScheme.CM))
                .isEqualTo(VersionSet.parse("<2-rc.0", VersionScheme.CM));
        assertThat(VersionSet.parse(">=0-0", VersionScheme.CM).isAll()).isTrue();
        assertThat(VersionSet.parse("<0-0", VersionScheme.CM).isEmpty()).isTrue();
        assertThat(VersionSet.parse(">=1,<2 || >=2-*", VersionScheme.MAVEN)).hasToString(">=1");
    }

    @Test
    void printsIntervalsHolesAndSinglesAsPeopleWriteThem() {
        assertPrints(">=1.2,<2 || ==3", ">=1.2,<2 || ==3");
        assertPrints("!=1.5,>=1,<2", ">=1,!=1.5,<2");
        assertPrints("!=3", "!=3");
        assertPrints("<1 || >=1-*", "*");
        assertPrints(">2,<1", "!*");
    }

    private static void assertPrints(String text, String printed) {
        for (VersionScheme scheme : VersionScheme.values()) {
            assertThat(VersionSet.parse(text, scheme)).hasToString(printed);
        }
    }

    @Test
    void neverMixesSchemes() {
        VersionSet set = VersionSet.all(VersionScheme.CM);
        assertThat(set).isNotEqualTo(VersionSet.all(VersionScheme.MAVEN));
        assertThatThrownBy(() -> set.contains(VersionScheme.MAVEN.parse("1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> set.union(VersionSet.none(VersionScheme.MAVEN)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

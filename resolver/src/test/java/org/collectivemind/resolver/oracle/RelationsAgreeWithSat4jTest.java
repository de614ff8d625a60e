package org.collectivemind.resolver.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.Validator;
import org.collectivemind.resolver.Violation;
import org.collectivemind.resolver.outcome.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Alternatives, capabilities, tags, aliases, features, conflicts, bounds and coherence, all at once. {@code
 * -Dresolver.universes=20000 -Dresolver.seed=1} soaks; what fails is printed as small as it gets.
 */
class RelationsAgreeWithSat4jTest {
    private static final int UNIVERSES = Integer.getInteger("resolver.universes", 600);
    private static final long FIRST_SEED = Long.getLong("resolver.seed", 0);

    @Test
    void whatHasAModelIsSolvedAndNothingElse() {
        int solved = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES; seed++) {
            PlainUniverse universe = RandomPlainUniverse.of(seed);
            if (isWrong(universe)) {
                PlainUniverse smallest = Shrinker.shrink(universe, RelationsAgreeWithSat4jTest::isWrong);
                throw new AssertionError("seed " + seed + ": " + verdict(smallest) + ", but sat4j says "
                        + (SatEncoding.isSatisfiable(smallest) ? "satisfiable" : "unsatisfiable") + ":\n" + smallest);
            }
            solved += SatEncoding.isSatisfiable(universe) ? 1 : 0;
        }
        assertThat(solved).as("both outcomes occur").isBetween(UNIVERSES / 10, UNIVERSES * 9 / 10);
    }

    @Test
    void aFailureIsShownAsSmallAsItGets() {
        PackageName wanted = new PackageName("org.sample", "p2");
        PlainUniverse smallest = Shrinker.shrink(
                RandomPlainUniverse.of(7), universe -> universe.pack(wanted).isPresent());

        assertThat(smallest.packs()).singleElement().satisfies(pack -> {
            assertThat(pack.name()).isEqualTo(wanted);
            assertThat(pack.releases())
                    .singleElement()
                    .satisfies(release -> assertThat(release.builds())
                            .singleElement()
                            .satisfies(build ->
                                    assertThat(build.relations().dependencies()).isEmpty()));
        });
        assertThat(smallest.roots()).isEmpty();
    }

    @Test
    void theEncodingItselfTellsYesFromNo() {
        PackageDependency nobody =
                new PackageDependency(PackageName.parse("org.sample:nobody"), Constraint.ANY, Attributes.NONE);
        PlainUniverse empty = new PlainUniverse(List.of(), List.of());

        assertThat(SatEncoding.isSatisfiable(empty)).isTrue();
        assertThat(SatEncoding.isSatisfiable(new PlainUniverse(List.of(), List.of(nobody))))
                .isFalse();
    }

    private static boolean isWrong(PlainUniverse universe) {
        return !verdict(universe).equals(SatEncoding.isSatisfiable(universe) ? "solved" : "unsatisfiable");
    }

    private static String verdict(PlainUniverse universe) {
        try {
            Outcome outcome = new Resolver().resolve(universe, universe.request());
            if (outcome instanceof Outcome.Solved solved) {
                List<Violation> violations = new Validator().check(universe, universe.request(), solved.resolution());
                return violations.isEmpty() ? "solved" : "solved, but " + violations;
            }
            return "unsatisfiable";
        } catch (RuntimeException failure) {
            return "fails with " + failure;
        }
    }
}

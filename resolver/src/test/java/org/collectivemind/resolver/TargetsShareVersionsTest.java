package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.manifest.Unify;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.resolver.outcome.Divergence;
import org.collectivemind.resolver.outcome.TargetsOutcome;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Target;
import org.collectivemind.resolver.solve.Statistics;
import org.junit.jupiter.api.Test;

class TargetsShareVersionsTest {
    @Test
    void aLaterTargetTakesWhatAnEarlierOneGotWhereItCan() {
        Sample sample = new Sample().release("a", "1.0.0").release("a", "2.0.0", List.of(), on("macos"));
        sample.root("a");

        assertThat(versions(sample, Unify.PREFER, "linux", "macos")).containsExactly("a 1.0.0", "a 1.0.0");
        assertThat(divergences(sample, Unify.PREFER, "linux", "macos")).isEmpty();
    }

    @Test
    void eachForItselfWhereAsked() {
        Sample sample = new Sample().release("a", "1.0.0").release("a", "2.0.0", List.of(), on("macos"));
        sample.root("a");

        assertThat(versions(sample, Unify.NONE, "linux", "macos")).containsExactly("a 1.0.0", "a 2.0.0#macos");
        assertThat(divergences(sample, Unify.NONE, "linux", "macos"))
                .containsExactly("`org.sample:a` is 1.0.0 for linux and 2.0.0 for macos: "
                        + "1.0.0 would fit macos too, but other choices came first");
    }

    @Test
    void aVersionThatDoesNotRunElsewhereDivergesAndSaysWhy() {
        Sample sample = new Sample().release("a", "1.0.0").release("a", "2.0.0", List.of(), on("linux"));
        sample.root("a");

        assertThat(divergences(sample, Unify.PREFER, "linux", "macos"))
                .containsExactly("`org.sample:a` is 2.0.0 for linux and 1.0.0 for macos: "
                        + "no variant of 2.0.0 runs on macos (linux needs os = linux, has macos (from test))");
    }

    @Test
    void aVersionThatAnotherPackageHoldsBackDivergesAndSaysWhich() {
        Sample sample = new Sample()
                .release("a", "1.0.0")
                .release("a", "2.0.0")
                .release("b", "1.0.0", List.of(), on("linux"), on("macos", "a@<2"));
        sample.root("b", "a");

        assertThat(divergences(sample, Unify.PREFER, "linux", "macos"))
                .containsExactly("`org.sample:a` is 2.0.0 for linux and 1.0.0 for macos: "
                        + "`org.sample:b` 1.0.0 asks for org.sample:a@<2");
    }

    @Test
    void oneVersionEverywhereWhereThatIsRequired() {
        Sample sample = new Sample().release("a", "1.0.0").release("a", "2.0.0", List.of(), on("linux"));
        sample.root("a");

        assertThat(versions(sample, Unify.REQUIRE, "linux", "macos")).containsExactly("a 1.0.0", "a 1.0.0");
        assertThat(divergences(sample, Unify.REQUIRE, "linux", "macos")).isEmpty();
    }

    @Test
    void anAgreementThatTakesAnOlderParent() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "x@^1")
                .release("a", "2.0.0", "x@^2")
                .release("x", "1.0.0")
                .release("x", "2.0.0", List.of(), on("linux"))
                .release("x", "2.1.0", List.of(), on("macos"));
        sample.root("a");

        assertThat(versions(sample, Unify.REQUIRE, "linux", "macos"))
                .containsExactly("a 1.0.0, x 1.0.0", "a 1.0.0, x 1.0.0");
    }

    @Test
    void noAgreementSaysWhereTheTargetsPart() {
        Sample sample = new Sample()
                .release("a", "1.0.0", List.of(), on("macos"))
                .release("a", "2.0.0", List.of(), on("linux"));
        sample.root("a");

        TargetsOutcome.Unsatisfiable outcome = (TargetsOutcome.Unsatisfiable)
                new Resolver().resolveAll(sample, requests(sample, "linux", "macos"), Unify.REQUIRE);
        assertThat(outcome.explanation().text()).isEqualTo("""
                Each target alone can be solved: `org.sample:a` is 2.0.0 for linux and 1.0.0 for macos: no variant of 2.0.0 \
                runs on macos (linux needs os = linux, has macos (from test)). Together, the targets have no versions in common \
                (`unify: require`).
                hint: `unify: prefer` under `policy` lets versions differ where they must
                """);
    }

    @Test
    void theSearchForAnAgreementCountsToo() {
        Sample sample = new Sample().release("a", "1.0.0").release("a", "2.0.0", List.of(), on("linux"));
        sample.root("a");
        List<Statistics> searches = new ArrayList<>();

        new Resolver().watchedBy(searches::add).resolveAll(sample, requests(sample, "linux", "macos"), Unify.REQUIRE);

        assertThat(searches).as("each alone, then both together").hasSize(3);
    }

    private static Sample.Variant on(String os, String... depends) {
        return variant(os, "", needs("os = " + os), depends);
    }

    private static List<String> versions(Sample sample, Unify unify, String... systems) {
        return solved(sample, unify, systems).resolutions().stream()
                .map(Sample::show)
                .toList();
    }

    private static List<String> divergences(Sample sample, Unify unify, String... systems) {
        return solved(sample, unify, systems).divergences().stream()
                .map(Divergence::toString)
                .toList();
    }

    private static TargetsOutcome.Solved solved(Sample sample, Unify unify, String... systems) {
        return (TargetsOutcome.Solved) new Resolver().resolveAll(sample, requests(sample, systems), unify);
    }

    private static List<Request> requests(Sample sample, String... systems) {
        List<Request> requests = new ArrayList<>();
        for (String system : systems) {
            Target target =
                    new Target(system, sample.platform.with(AttributeKey.parse("os"), new Fact.Known(system, "test")));
            requests.add(new Request(sample.roots, target, sample.preferences, sample.rules));
        }
        return requests;
    }
}

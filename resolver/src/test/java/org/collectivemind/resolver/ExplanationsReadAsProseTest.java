package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.free;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import org.collectivemind.resolver.explain.Explanation;
import org.collectivemind.resolver.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** The texts are read in review as prose. */
class ExplanationsReadAsProseTest extends ExplanationScenario {
    @Test
    void noVersionMatches() {
        explains(new Sample().release("a", "1.0.0").root("a@>=2"), """
                Because the project depends on a >=2 which matches no version, version solving failed.
                hint: the newest version of a is 1.0.0
                """);
    }

    @Test
    void anUnknownPackage() {
        explains(new Sample().release("a", "1.0.0", "b").root("a"), """
                Because the project depends on a which depends on b which no registry knows, version solving failed.
                """);
    }

    @Test
    void onlyYankedVersions() {
        explains(new Sample().yanked("a", "1.0.0", "wrong weights").root("a"), """
                Because every version of a was yanked (wrong weights) and the project depends on a, version solving \
                failed.
                hint: a yanked version is taken only where the project pins it with `==`, or the lockfile has it
                """);
    }

    @Test
    void aPrereleaseOnlyADependencyAsksFor() {
        explains(
                new Sample()
                        .release("a", "1.0.0")
                        .release("a", "2.0.0-rc.1")
                        .release("b", "1.0.0", "a@>=2.0.0-rc.1")
                        .root("b"),
                """
                Because the project depends on b which depends on a >=2.0.0-rc.1, a 2.0.0-rc.1 is required.
                So, because a 2.0.0-rc.1 is a pre-release that nobody asked for, version solving failed.
                hint: name a pre-release in the project's own constraint on `org.sample:a` to allow its pre-releases
                """);
    }

    @Test
    void theLinearErrorOfPubGrub() {
        explains(
                new Sample()
                        .release("foo", "1.0.0", "bar@^2.0.0")
                        .release("bar", "2.0.0", "baz@^3.0.0")
                        .release("baz", "1.0.0")
                        .release("baz", "3.0.0")
                        .root("foo@^1.0.0", "baz@^1.0.0"),
                """
                Because the project depends on foo ^1.0.0 which depends on bar ^2.0.0 which depends on baz ^3.0.0, baz \
                3.0.0 is required.
                So, because the project depends on baz ^1.0.0, version solving failed.
                """);
    }

    @Test
    void theBranchingErrorOfPubGrub() {
        explains(
                new Sample()
                        .release("foo", "1.0.0", "a@^1.0.0", "b@^1.0.0")
                        .release("foo", "1.1.0", "x@^1.0.0", "y@^1.0.0")
                        .release("a", "1.0.0", "b@^2.0.0")
                        .release("b", "1.0.0")
                        .release("b", "2.0.0")
                        .release("x", "1.0.0", "y@^2.0.0")
                        .release("y", "1.0.0")
                        .release("y", "2.0.0")
                        .root("foo@^1.0.0"),
                """
                Because foo 1.1.0 depends on x ^1.0.0 which depends on y ^2.0.0, foo 1.1.0 requires y 2.0.0.
                (1) And because foo 1.1.0 depends on y ^1.0.0, foo 1.1.0 cannot be used.
                Because foo 1.0.0 depends on a ^1.0.0 which depends on b ^2.0.0, foo 1.0.0 requires b 2.0.0.
                And because foo 1.0.0 depends on b ^1.0.0, foo 1.0.0 cannot be used.
                And because foo 1.1.0 cannot be used (1), no version of foo can be used.
                So, because the project depends on foo ^1.0.0, version solving failed.
                """);
    }

    @Test
    void versionsOfOneMindTogether() {
        explains(
                new Sample()
                        .release("a", "1.0.0", "shared@<3")
                        .release("a", "2.0.0", "shared@<3")
                        .release("b", "1.0.0", "shared@>=3")
                        .release("shared", "1.0.0")
                        .release("shared", "2.0.0")
                        .release("shared", "3.0.0")
                        .root("a", "b"),
                """
                Because the project depends on a which depends on shared <3, shared <3.0.0 is required.
                So, because the project depends on b which depends on shared >=3, version solving failed.
                """);
    }

    @Test
    void aConflictOfPackagesReachedUnderExclusions() {
        explains(
                new Sample()
                        .release("a", "1.0.0", "c@==1.0.0")
                        .release("b", "1.0.0", "c@==2.0.0")
                        .release("c", "1.0.0")
                        .release("c", "2.0.0")
                        .root("a without x", "b"),
                """
                Because the project depends on a which depends on c ==1.0.0, c 1.0.0 is required.
                So, because the project depends on b which depends on c ==2.0.0, version solving failed.
                """);
    }

    @Test
    void theVariantThatRunsNeedsWhatTheProjectForbids() {
        explains(
                onLinux()
                        .release(
                                "torch",
                                "1.0.0",
                                List.of(free("run.device", "cuda", "cpu")),
                                variant("cuda", "run.device=cuda", needs("os = windows")),
                                variant("cpu", "run.device=cpu", ANYWHERE, "mkl@>=2"))
                        .release("mkl", "1.0.0")
                        .release("mkl", "2.0.0")
                        .root("torch", "mkl@<2"),
                """
                Because torch with run.device=cpu depends on mkl >=2 and torch with run.device=cuda does not run on \
                target `host` (cuda needs os = windows, has linux (from test)), every version of torch requires mkl \
                2.0.0.
                So, because the project depends on both mkl <2 and torch, version solving failed.
                """);
    }

    @Test
    void theSameForProgramsAsStepsWithCodes() {
        Outcome outcome = onLinux()
                .release("bench", "1.0.0", "engine")
                .release("engine", "1.0.0", List.of(), mac("metal"))
                .root("bench")
                .solve();
        Explanation explanation = ((Outcome.Unsatisfiable) outcome).explanation();
        assertThat(explanation.steps()).hasSize(2);
        assertThat(explanation.steps().get(0).because())
                .extracting(Explanation.Premise::code)
                .containsExactly("depends", "depends");
        assertThat(explanation.steps().get(1).because())
                .extracting(Explanation.Premise::code)
                .containsExactly("step", "does-not-run");
        assertThat(explanation.steps().get(1).conclusion()).isEqualTo("version solving failed");
    }
}

package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.resolver.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** Packages that are taken together have to do with each other, in whatever order they come into sight. */
class ResolverKeepsThePeaceTest {
    @Test
    void whatConflictsIsNotTakenTogether() {
        Sample sample = new Sample()
                .release("a", "1.0.0")
                .release("a", "2.0.0", "conflicts b@<2")
                .release("b", "1.0.0");
        assertThat(sample.root("a", "b").solution()).isEqualTo("a 1.0.0, b 1.0.0");
        sample.release("b", "2.0.0");
        assertThat(sample.solution()).isEqualTo("a 2.0.0, b 2.0.0");
    }

    @Test
    void aConflictWithWhatComesLater() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "conflicts z")
                .release("b", "1.0.0", "c")
                .release("c", "1.0.0", "z")
                .release("z", "1.0.0")
                .root("a", "b");
        assertThat(sample.explanation()).contains("a conflicts with z");
    }

    @Test
    void aConflictWithWhatIsExcludedOnOneWay() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "conflicts lib@<2")
                .release("b", "1.0.0", "lib")
                .release("c", "1.0.0", "lib")
                .release("lib", "1.0.0", "log")
                .release("lib", "2.0.0", "log")
                .release("log", "1.0.0")
                .root("a", "b without log", "c", "lib@<2 | lib");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, b 1.0.0, c 1.0.0, lib 2.0.0, log 1.0.0");
    }

    @Test
    void aPackageDoesNotConflictWithItself() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "conflicts a@<9", "constrains a@>=9", "provides a")
                .root("a", "a as other");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, a as other 1.0.0");
    }

    @Test
    void aBoundHoldsWhereThePackageIsTakenAndBringsNothingIn() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "constrains b@<2")
                .release("b", "1.0.0")
                .release("b", "2.0.0");
        assertThat(sample.root("a").solution()).isEqualTo("a 1.0.0");
        assertThat(sample.root("b").solution()).isEqualTo("a 1.0.0, b 1.0.0");
        assertThat(sample.root("b@>=2").explanation()).contains("a constrains b to <2");
    }

    @Test
    void aBoundHoldsInEveryPlace() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "constrains b@<2")
                .release("b", "1.0.0")
                .release("b", "2.0.0")
                .root("b as other", "a", "b");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, b 1.0.0, b as other 1.0.0");
    }

    private static Sample cuda() {
        return new Sample()
                .release("torch", "1.0.0", List.of(), build("cu11", "11"), build("cu12", "12"))
                .release("triton", "1.0.0", List.of(), build("cu11", "11"))
                .release("triton", "2.0.0", List.of(), build("cu12", "12"), build("cu13", "13"))
                .release("numpy", "1.0.0", List.of(), variant("v", "cuda.major=7", Requirement.ALWAYS))
                .release("bare", "1.0.0", List.of(), variant("v", "", Requirement.ALWAYS, "coherent cuda.major"));
    }

    private static Sample.Variant build(String id, String major) {
        return variant(id, "cuda.major=" + major, Requirement.ALWAYS, "coherent cuda.major");
    }

    @Test
    void whatIsCoherentAgrees() {
        assertThat(cuda().root("torch", "triton", "numpy", "bare").solution())
                .isEqualTo("bare 1.0.0#v, numpy 1.0.0#v, torch 1.0.0#cu12, triton 2.0.0#cu12");
        assertThat(cuda().root("torch", "triton@<2").solution()).isEqualTo("torch 1.0.0#cu11, triton 1.0.0#cu11");
        assertThat(cuda().root("torch", "triton#cuda.major=13").explanation()).contains("is for cuda.major=13");
    }

    @Test
    void whatIsCoherentAgreesInEveryPlace() {
        assertThat(cuda().root("torch#cuda.major=11", "torch#cuda.major=12 as newer")
                        .solve())
                .isInstanceOf(Outcome.Unsatisfiable.class);
    }
}

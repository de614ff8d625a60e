package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.name;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.resolver.outcome.Outcome;
import org.junit.jupiter.api.Test;

class ResolverChoosesAlternativesTest {
    private static Sample blas() {
        return new Sample()
                .release("atlas", "1.0.0", "provides blas@3.0")
                .release("mkl", "1.0.0", "provides blas@3.1")
                .release("openblas", "1.0.0", "provides blas@3.2");
    }

    @Test
    void theFirstOptionThatWorks() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "nowhere | x@>=2 | y | z")
                .release("x", "1.0.0")
                .release("y", "1.0.0")
                .release("z", "1.0.0")
                .root("a");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, y 1.0.0");
        assertThat(sample.resolution().packages().get(PackageSlot.of(name("a"))).dependencies())
                .containsExactly(PackageSlot.of(name("y")));
    }

    @Test
    void theOptionSomebodyNeedsAnyway() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "x | y")
                .release("b", "1.0.0", "c")
                .release("c", "1.0.0", "y")
                .release("x", "1.0.0")
                .release("y", "1.0.0")
                .root("a", "b");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, b 1.0.0, c 1.0.0, y 1.0.0");
    }

    @Test
    void theOptionAnotherChoiceBringsIn() {
        // a takes x before b's only way leads to y.
        Sample sample = new Sample()
                .release("a", "1.0.0", "x | y")
                .release("b", "1.0.0", "z | w")
                .release("x", "1.0.0")
                .release("y", "1.0.0")
                .release("z", "1.0.0", "y")
                .release("w", "1.0.0", "y")
                .root("a", "b");
        assertThat(sample.solution())
                .isIn("a 1.0.0, b 1.0.0, x 1.0.0, y 1.0.0, z 1.0.0", "a 1.0.0, b 1.0.0, y 1.0.0, z 1.0.0");
    }

    @Test
    void anOlderVersionWhereNoOptionOfTheNewerWorks() {
        Sample sample = new Sample()
                .release("a", "1.0.0")
                .release("a", "2.0.0", "x@>=9 | nowhere")
                .release("x", "1.0.0")
                .root("a");
        assertThat(sample.solution()).isEqualTo("a 1.0.0");
    }

    @Test
    void nothingWhereNoOptionWorks() {
        Sample sample = new Sample().release("x", "1.0.0").root("x@>=9 | nowhere");
        assertThat(sample.explanation())
                .contains("the project depends on x >=9 or nowhere")
                .contains("no registry knows nowhere");
    }

    @Test
    void whatIsLeftWhereAnOptionIsExcluded() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "x | y")
                .release("x", "1.0.0")
                .release("y", "1.0.0")
                .root("a without x");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, y 1.0.0");
        Sample nothing = new Sample().release("a", "1.0.0", "x | y").root("a without x,y");
        assertThat(nothing.solution()).isEqualTo("a 1.0.0");
    }

    @Test
    void anotherMeaningOnlyThroughAnOptionThatIsTaken() {
        Sample sample = new Sample()
                .has("os", "linux")
                .release(
                        "resnet",
                        "1.0.0",
                        List.of(axis("ml.precision", "fp32", "fp32", "int8")),
                        variant("fp32", "ml.precision=fp32", needs("os = macos")),
                        variant("int8", "ml.precision=int8", Requirement.ALWAYS))
                .release("bench", "1.0.0", "resnet")
                .release("quick", "1.0.0", "resnet#ml.precision=int8")
                .root("bench", "bench | quick");
        assertThat(sample.solution()).isEqualTo("bench 1.0.0, quick 1.0.0, resnet 1.0.0#int8");
    }

    @Test
    void aPackageThatProvidesTheCapability() {
        assertThat(blas().root("capability blas").solution()).isEqualTo("atlas 1.0.0");
        assertThat(blas().root("capability blas@>=3.1").solution()).isEqualTo("mkl 1.0.0");
        assertThat(blas().root("capability blas", "openblas").solution()).isEqualTo("openblas 1.0.0");
        assertThat(blas().root("capability blas@>=4").solve()).isInstanceOf(Outcome.Unsatisfiable.class);
        assertThat(blas().root("capability lapack").explanation())
                .contains("the project depends on capability lapack which nothing is");
    }

    @Test
    void notTwoProvidersOfOneCapability() {
        assertThat(blas().root("mkl", "openblas").explanation()).contains("both provide capability blas");
        Sample sample = blas().release("fast", "1.0.0", "mkl")
                .release("fast", "2.0.0", "atlas")
                .root("fast", "capability blas@>=3.1");
        assertThat(sample.solution()).isEqualTo("fast 1.0.0, mkl 1.0.0");
    }

    @Test
    void aPackageThatBearsAllTheTags() {
        Sample sample = new Sample()
                .release("bert", "1.0.0")
                .tagged("bert", "ml-model")
                .release("resnet", "1.0.0", List.of(), variant("v", "ml.precision=int8", Requirement.ALWAYS))
                .tagged("resnet", "ml-model,vision")
                .root("tags ml-model,vision#ml.precision=int8");
        assertThat(sample.solution()).isEqualTo("resnet 1.0.0#v");
        assertThat(sample.root("tags audio").solve()).isInstanceOf(Outcome.Unsatisfiable.class);
    }

    @Test
    void ofAlternativesACapabilityWhereThePackageIsNotThere() {
        assertThat(blas().root("cublas | capability blas@>=3.2").solution()).isEqualTo("openblas 1.0.0");
    }
}

package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.free;
import static org.collectivemind.resolver.Sample.name;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.PassedOver;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.Rules;
import org.junit.jupiter.api.Test;

class ResolverChoosesTest {
    private static final Requirement ANYWHERE = Requirement.ALWAYS;
    private static final List<Axis> PRECISION = List.of(axis("ml.precision", "fp32", "fp32", "int8"));
    private static final List<Axis> DEVICE = List.of(free("run.device", "cuda", "cpu"));

    private static Sample resnet() {
        return new Sample().has("os", "linux").release("resnet50", "1.0.0", PRECISION, fp32(), int8());
    }

    private static Sample.Variant fp32() {
        return variant("fp32", "ml.precision=fp32", ANYWHERE);
    }

    private static Sample.Variant int8() {
        return variant("int8", "ml.precision=int8", ANYWHERE);
    }

    @Test
    void theNewestVersionEverythingAllows() {
        Sample sample = new Sample()
                .release("a", "1.0.0")
                .release("a", "1.10.0")
                .release("a", "1.9.0")
                .release("a", "2.0.0")
                .release("b", "1.0.0", "a@<2")
                .root("a", "b");
        assertThat(sample.solution()).isEqualTo("a 1.10.0, b 1.0.0");
    }

    @Test
    void theDefaultOfASemanticAxis() {
        assertThat(resnet().root("resnet50").solution()).isEqualTo("resnet50 1.0.0#fp32");
    }

    @Test
    void whatIsWishedInsteadOfTheDefault() {
        assertThat(resnet().root("resnet50#ml.precision=int8").solution()).isEqualTo("resnet50 1.0.0#int8");
    }

    @Test
    void whatSomebodyElseWishesWhereADependencyDoesNotCare() {
        Sample sample = resnet().release("bench", "1.0.0", "resnet50", "quick")
                .release("quick", "1.0.0", "resnet50#ml.precision=int8")
                .root("resnet50", "bench");
        assertThat(sample.solution()).isEqualTo("bench 1.0.0, quick 1.0.0, resnet50 1.0.0#int8");
    }

    @Test
    void anOlderAskerWhereOnlyItsWishRunsHere() {
        Sample sample = new Sample()
                .has("os", "linux")
                .release(
                        "resnet50",
                        "1.0.0",
                        PRECISION,
                        variant("fp32", "ml.precision=fp32", needs("os = macos")),
                        int8())
                .release("bench", "1.0.0", "resnet50#ml.precision=int8")
                .release("bench", "2.0.0", "resnet50")
                .root("bench");
        assertThat(sample.solution()).isEqualTo("bench 1.0.0, resnet50 1.0.0#int8");
    }

    @Test
    void anOlderVersionThatLeadsToTheWish() {
        Sample sample = new Sample()
                .has("os", "linux")
                .release(
                        "resnet50",
                        "1.0.0",
                        PRECISION,
                        variant("fp32", "ml.precision=fp32", needs("os = macos")),
                        int8())
                .release("bench", "1.0.0", "quick")
                .release("bench", "2.0.0")
                .release("quick", "1.0.0", "resnet50#ml.precision=int8")
                .root("bench", "resnet50");
        assertThat(sample.solution()).isEqualTo("bench 1.0.0, quick 1.0.0, resnet50 1.0.0#int8");
    }

    @Test
    void nothingUnreachedToJustifyAnotherMeaning() {
        // quick wishes int8, but nothing the project needs leads there.
        Sample sample = new Sample()
                .has("os", "linux")
                .release(
                        "resnet50",
                        "1.0.0",
                        PRECISION,
                        variant("fp32", "ml.precision=fp32", needs("os = macos")),
                        int8())
                .release("bench", "1.0.0", "resnet50")
                .release("quick", "1.0.0", "resnet50#ml.precision=int8")
                .release("side", "1.0.0", "quick")
                .root("bench");
        assertThat(sample.solve()).isInstanceOf(Outcome.Unsatisfiable.class);
    }

    @Test
    void anOlderVersionRatherThanAnotherMeaning() {
        Sample sample = resnet().release(
                        "resnet50",
                        "2.0.0",
                        PRECISION,
                        variant("fp32", "ml.precision=fp32", needs("os = macos")),
                        int8())
                .root("resnet50");
        assertThat(sample.solution()).isEqualTo("resnet50 1.0.0#fp32");
        assertThat(selected(sample, "resnet50").passedOver())
                .extracting(PassedOver::text)
                .containsExactly(
                        "2.0.0 variant fp32 does not run on target `host` (needs os = macos, has linux (from test))");
    }

    @Test
    void anOlderVersionWhereTheWishHasNoNewerOne() {
        Sample sample = resnet().release("resnet50", "2.0.0", PRECISION, fp32()).root("resnet50#ml.precision=int8");
        assertThat(sample.solution()).isEqualTo("resnet50 1.0.0#int8");
    }

    @Test
    void anotherValueWhereThePublisherSaysItIsAsGood() {
        Axis quant = new Axis(AttributeKey.parse("ml.quant"), List.of("f16", "q6_k", "q2_k"), Optional.empty(), true);
        Sample sample = new Sample()
                .has("os", "linux")
                .release(
                        "llama",
                        "1.0.0",
                        List.of(quant),
                        variant("a", "ml.quant=q2_k", ANYWHERE),
                        variant("b", "ml.quant=q6_k", ANYWHERE),
                        variant("c", "ml.quant=f16", needs("os = macos")))
                .root("llama");
        assertThat(sample.solution()).isEqualTo("llama 1.0.0#b");
    }

    @Test
    void theBestDeviceThatIsThereAndTheNewerVersionBeforeIt() {
        Sample sample = new Sample()
                .has("os", "linux")
                .release(
                        "ort",
                        "1.0.0",
                        DEVICE,
                        variant("cpu", "run.device=cpu", ANYWHERE),
                        variant("gpu", "run.device=cuda", ANYWHERE))
                .root("ort");
        assertThat(sample.solution()).isEqualTo("ort 1.0.0#gpu");
        sample.release("ort", "1.1.0", DEVICE, variant("cpu", "run.device=cpu", ANYWHERE));
        assertThat(sample.solution()).isEqualTo("ort 1.1.0#cpu");
        assertThat(selected(sample, "ort").passedOver())
                .extracting(PassedOver::text)
                .containsExactly("a variant with run.device=cuda exists in 1.0.0");
    }

    @Test
    void whatTheUserPrefersWithinAVersionOnly() {
        Sample sample = new Sample()
                .release("ort", "1.0.0", DEVICE, variant("cpu", "run.device=cpu", ANYWHERE))
                .release("ort", "1.1.0", DEVICE, variant("gpu", "run.device=cuda", ANYWHERE))
                .root("ort");
        sample.rules = new Rules(new TreeSet<>(), Attributes.parse("run.device=cpu"));
        assertThat(sample.solution()).isEqualTo("ort 1.1.0#gpu");
        sample.release(
                "ort",
                "1.2.0",
                DEVICE,
                variant("cpu", "run.device=cpu", ANYWHERE),
                variant("gpu", "run.device=cuda", ANYWHERE));
        assertThat(sample.solution()).isEqualTo("ort 1.2.0#cpu");
    }

    @Test
    void whatIsLockedWhileItIsAllowed() {
        Sample sample = new Sample()
                .release("a", "1.0.0")
                .release("a", "2.0.0")
                .locked("a", "1.0.0", "default")
                .root("a");
        assertThat(sample.solution()).isEqualTo("a 1.0.0");
        assertThat(sample.root("a@>=2").solution()).isEqualTo("a 2.0.0");
    }

    @Test
    void noYankedVersionUnlessLockedOrPinned() {
        Sample sample = new Sample()
                .release("a", "1.0.0")
                .yanked("a", "2.0.0", "broken")
                .root("a");
        assertThat(sample.solution()).isEqualTo("a 1.0.0");
        assertThat(selected(sample, "a").passedOver())
                .containsExactly(new PassedOver(
                        "yanked", VersionScheme.CM.parse("2.0.0"), VariantId.DEFAULT, "2.0.0 was yanked (broken)"));
        sample.locked("a", "2.0.0", "default");
        assertThat(sample.solution()).isEqualTo("a 2.0.0");
        Sample pinned = new Sample().yanked("a", "2.0.0", "broken").root("a@==2.0.0");
        assertThat(pinned.solution()).isEqualTo("a 2.0.0");
    }

    @Test
    void noPrereleaseUnlessAskedForOrThereIsNothingElse() {
        Sample sample = new Sample()
                .release("a", "1.0.0")
                .release("a", "2.0.0-rc.1")
                .release("b", "1.0.0-beta.1")
                .root("a", "b");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, b 1.0.0-beta.1");
        sample.rules = new Rules(new TreeSet<>(List.of(name("a"))), Attributes.NONE);
        assertThat(sample.solution()).isEqualTo("a 2.0.0-rc.1, b 1.0.0-beta.1");
        sample.rules = Rules.NONE;
        assertThat(sample.root("a@>=2.0.0-rc.1").solution()).isEqualTo("a 2.0.0-rc.1, b 1.0.0-beta.1");
    }

    @Test
    void theHighestVersionAnybodyAsksForWhereVersionsAreSoft() {
        Sample sample = new Sample()
                .maven()
                .release("app", "1", "guava@>=30 soft", "http@>=2 soft")
                .release("http", "1")
                .release("http", "2", "guava@>=31 soft", "log@>=1 soft")
                .release("http", "3")
                .release("log", "1", "guava@>=32 soft")
                .release("log", "2")
                .root("app");
        List.of("29", "30", "31", "32", "33").forEach(version -> sample.release("guava", version));
        assertThat(sample.solution()).isEqualTo("app 1, guava 32, http 2, log 1");
        assertThat(sample.root("guava").solution()).isEqualTo("app 1, guava 33, http 2, log 1");
    }

    @Test
    void whatIsExcludedOnOneWayButReachedOnAnother() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "c")
                .release("b", "1.0.0", "c")
                .release("c", "1.0.0", "log")
                .release("log", "1.0.0")
                .root("a without log");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, c 1.0.0");
        assertThat(selected(sample, "c").dependencies()).isEmpty();
        assertThat(sample.root("b").solution()).isEqualTo("a 1.0.0, b 1.0.0, c 1.0.0, log 1.0.0");
    }

    @Test
    void oneCandidateOfAPackageReachedInTwoWays() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "c@>=2")
                .release("b", "1.0.0", "c@<3")
                .release("c", "1.0.0")
                .release("c", "2.0.0", "log")
                .release("c", "3.0.0")
                .release("log", "1.0.0")
                .root("a without log", "b");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, b 1.0.0, c 2.0.0, log 1.0.0");
    }

    @Test
    void oneReleaseBackOfAPackageRatherThanManyBackOfAnother() {
        Sample sample = new Sample()
                .release("a", "1.0.0")
                .release("a", "2.0.0")
                .release("b", "1.0.0")
                .root("a", "b");
        for (int minor = 0; minor < 10; minor++) {
            sample.release("b", "2." + minor + ".0", "a@^1.0");
        }
        assertThat(sample.solution()).isEqualTo("a 1.0.0, b 2.9.0");
    }

    @Test
    void packagesThatNeedEachOther() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "b@^1.0", "a@^1.0")
                .release("a", "2.0.0", "b@^1.0", "a@^1.0")
                .release("b", "1.0.0", "a")
                .root("a");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, b 1.0.0");
    }

    private static Selected selected(Sample sample, String name) {
        return sample.resolution().packages().get(PackageSlot.of(name(name)));
    }
}

package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.outcome.Verdict;
import org.junit.jupiter.api.Test;

/** "For this request, each candidate of this package: may it be taken, or why not?" */
class EveryCandidateHasAVerdictTest {
    private static Sample resnet() {
        return new Sample()
                .has("os", "linux")
                .release(
                        "resnet",
                        "1.0.0",
                        List.of(axis("ml.precision", "fp32", "fp32", "int8")),
                        variant("fp32", "ml.precision=fp32", Requirement.ALWAYS),
                        variant("int8", "ml.precision=int8", needs("mem.total >= 16GiB and os = macos")))
                .release(
                        "resnet",
                        "2.0.0",
                        List.of(axis("ml.precision", "fp32", "fp32", "int8")),
                        variant("fp32", "ml.precision=fp32", needs("os = windows")));
    }

    /** One line a candidate: {@code 1.0.0#int8 NOT_DEFAULT}. */
    private static List<String> verdicts(Sample sample) {
        return Resolver.withoutRepairs().verdicts(sample, sample.request(), Sample.name("resnet")).stream()
                .map(verdict -> verdict.candidate().version() + "#"
                        + verdict.candidate().variant().id()
                        + verdict.against().stream()
                                .map(each -> " " + each.code())
                                .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void withEveryReasonInTheOrderInWhichTheyAreTried() {
        assertThat(verdicts(resnet().root("resnet")))
                .containsExactly(
                        "2.0.0#fp32 OS_MISMATCH", "1.0.0#fp32", "1.0.0#int8 NOT_DEFAULT UNKNOWN_FACT OS_MISMATCH");
    }

    @Test
    void whichTheProjectsOwnWishesChange() {
        assertThat(verdicts(resnet().root("resnet@1#ml.precision=int8")))
                .containsExactly(
                        "2.0.0#fp32 REQUEST_MISMATCH OS_MISMATCH",
                        "1.0.0#fp32 REQUEST_MISMATCH",
                        "1.0.0#int8 UNKNOWN_FACT OS_MISMATCH");
    }

    @Test
    void thatSaysWhatWouldAssertAnUnknownFact() {
        Sample sample = resnet().root("resnet#ml.precision=int8");
        Verdict last = Resolver.withoutRepairs().verdicts(sample, sample.request(), Sample.name("resnet")).stream()
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(last.isPossible()).isFalse();
        assertThat(last.against().get(0).flags()).containsExactly("--set mem.total=16GiB");
        assertThat(last.against().get(0).text()).startsWith("needs mem.total >= 16GiB");
    }

    @Test
    void whatIsYankedOrForbiddenByThePolicyIncluded() {
        Sample sample = new Sample()
                .release("resnet", "1.0.0")
                .release("resnet", "2.0.0-rc.1")
                .yanked("resnet", "3.0.0", "wrong weights");
        sample.rules = sample.rules.withConstraints(
                List.of(new PackageMatch(Sample.name("resnet"), Constraint.parse(">=2"), Attributes.NONE)));
        assertThat(verdicts(sample))
                .containsExactly(
                        "3.0.0#default yanked",
                        "2.0.0-rc.1#default prerelease constrained",
                        "1.0.0#default constrained");
    }

    @Test
    void aPackageNobodyKnowsHasNone() {
        Sample sample = new Sample();
        assertThat(Resolver.withoutRepairs().verdicts(sample, sample.request(), Sample.name("nobody")))
                .isEmpty();
    }
}

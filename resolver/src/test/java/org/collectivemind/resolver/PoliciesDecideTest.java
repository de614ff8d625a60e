package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.name;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.resolver.outcome.Selected;
import org.junit.jupiter.api.Test;

class PoliciesDecideTest {
    private static Sample app() {
        return new Sample()
                .release("app", "1.0.0", "log@^1.0", "web@>=2")
                .release("log", "1.0.0")
                .release("log", "1.5.0")
                .release("log", "2.0.0")
                .release("web", "1.0.0")
                .release("web", "2.0.0", "log@<1.5")
                .release("web", "3.0.0")
                .root("app");
    }

    @Test
    void anOverrideReplacesWhatEverybodyAsks() {
        Sample sample = app().policy(new Policies().override("log@==2.0.0"));
        assertThat(sample.solution()).isEqualTo("app 1.0.0, log 2.0.0, web 3.0.0");
        sample.root("log@<1.5");
        assertThat(sample.solution()).isEqualTo("app 1.0.0, log 2.0.0, web 3.0.0");
    }

    @Test
    void anOverrideIsNamedWhereItIsTheCause() {
        Sample sample = app().release("web", "4.0.0", "log@>=2").policy(new Policies().override("log@==9"));
        assertThat(sample.explanation()).contains("the project's policy overrides log to ==9");
        Sample chain = new Sample()
                .release("a", "1.0.0", "b@==1.0.0")
                .release("a", "2.0.0", "b@==2.0.0")
                .release("b", "1.0.0")
                .release("b", "2.0.0")
                .root("a", "b@==2.0.0")
                .policy(new Policies().override("a@==1.0.0"));
        assertThat(chain.explanation())
                .isEqualTo(
                        "Because a 1.0.0 depends on b ==1.0.0 and the project depends on b ==2.0.0, a 1.0.0 cannot be used.\n"
                                + "So, because the project's policy overrides a to ==1.0.0 and the project depends on a, version"
                                + " solving failed.\n");
    }

    @Test
    void anOverrideAsksForAttributesToo() {
        Sample sample = new Sample()
                .release(
                        "resnet",
                        "1.0.0",
                        List.of(axis("ml.precision", "fp32", "fp32", "int8")),
                        variant("fp32", "ml.precision=fp32", Requirement.ALWAYS),
                        variant("int8", "ml.precision=int8", Requirement.ALWAYS))
                .release("bench", "1.0.0", "resnet#ml.precision=fp32")
                .root("bench");
        assertThat(sample.solution()).isEqualTo("bench 1.0.0, resnet 1.0.0#fp32");
        sample.policy(new Policies().override("resnet#ml.precision=int8"));
        assertThat(sample.solution()).isEqualTo("bench 1.0.0, resnet 1.0.0#int8");
        Sample free = new Sample()
                .release(
                        "resnet",
                        "1.0.0",
                        List.of(axis("ml.precision", "fp32", "fp32", "int8")),
                        variant("fp32", "ml.precision=fp32", Requirement.ALWAYS),
                        variant("int8", "ml.precision=int8", Requirement.ALWAYS))
                .root("resnet")
                .policy(new Policies().constrain("resnet#ml.precision=int8"));
        assertThat(free.solution()).isEqualTo("resnet 1.0.0#int8");
    }

    @Test
    void aConstraintHoldsBesideOthersAndReachesNothing() {
        Sample sample = app().policy(new Policies().constrain("log@<1.5").constrain("unreached@==1"));
        assertThat(sample.solution()).isEqualTo("app 1.0.0, log 1.0.0, web 3.0.0");
        assertThat(sample.root("log@>=1.5").explanation())
                .contains("the project's policy constrains log to <1.5")
                .contains("log >=1.5");
    }

    @Test
    void aConstraintBindsSoftVersionsToo() {
        Sample sample = new Sample()
                .maven()
                .release("app", "1", "guava@>=30 soft")
                .release("guava", "30")
                .release("guava", "31")
                .release("guava", "32")
                .root("app");
        assertThat(sample.solution()).isEqualTo("app 1, guava 30");
        sample.policy(new Policies().constrain("guava@>=31"));
        assertThat(sample.solution()).isEqualTo("app 1, guava 31");
    }

    @Test
    void anExcludedPackageIsNotDependedOn() {
        Sample sample = app().policy(new Policies().exclude("web"));
        assertThat(sample.solution()).isEqualTo("app 1.0.0, log 1.5.0");
        Selected app = sample.resolution().packages().get(PackageSlot.of(name("app")));
        assertThat(app.dependencies()).containsExactly(PackageSlot.of(name("log")));
    }

    @Test
    void aVersionAfterTheCutoffDoesNotExistUnlessLocked() {
        Sample sample = dated().policy(new Policies().cutoff("2024-06-01"));
        assertThat(sample.solution()).isEqualTo("a 1.1.0");
        assertThat(selected(sample, "a").passedOver())
                .extracting(note -> note.code() + ": " + note.text())
                .containsExactly(
                        "too-new: 2.0.0 was published after the project's cutoff 2024-06-01T00:00:00Z",
                        "publish-time-unknown: no registry says whether 1.2.0 was published before the project's cutoff"
                                + " 2024-06-01T00:00:00Z");
        assertThat(sample.locked("a", "2.0.0", "default").solution()).isEqualTo("a 2.0.0");
        assertThat(sample.locked("a", "1.2.0", "default").solution()).isEqualTo("a 1.2.0");
    }

    @Test
    void theMomentOfTheCutoffIsInTime() {
        assertThat(dated().policy(new Policies().cutoff("2024-07-01")).solution())
                .isEqualTo("a 2.0.0");
        assertThat(dated().policy(new Policies().cutoff("2024-06-30")).solution())
                .isEqualTo("a 1.1.0");
    }

    @Test
    void theCutoffIsNamedWhereItIsTheCause() {
        assertThat(dated().root("a@>=2")
                        .policy(new Policies().cutoff("2024-06-01"))
                        .explanation())
                .isEqualTo(
                        "Because a 2.0.0 was published after the project's cutoff 2024-06-01T00:00:00Z and the project"
                                + " depends on a >=2, version solving failed.\n");
    }

    @Test
    void aPrereleaseIsTakenWhereAtTheTimeThereWasNothingElse() {
        Sample sample = new Sample()
                .release("a", "1.0.0-rc.1")
                .release("a", "1.0.0")
                .published("a", "1.0.0-rc.1", "2024-01-01")
                .published("a", "1.0.0", "2024-07-01")
                .root("a")
                .policy(new Policies().cutoff("2024-06-01"));
        assertThat(sample.solution()).isEqualTo("a 1.0.0-rc.1");
    }

    private static Sample dated() {
        return new Sample()
                .release("a", "1.0.0")
                .release("a", "1.1.0")
                .release("a", "1.2.0")
                .release("a", "2.0.0")
                .published("a", "1.0.0", "2024-01-01")
                .published("a", "1.1.0", "2024-05-01")
                .published("a", "2.0.0", "2024-07-01")
                .root("a");
    }

    @Test
    void onlyTheProjectAllowsPrereleases() {
        Sample sample = new Sample()
                .release("app", "1.0.0", "lib@>=2.0.0-rc.1")
                .release("lib", "1.0.0")
                .release("lib", "2.0.0-rc.2")
                .root("app");
        assertThat(sample.explanation()).contains("lib 2.0.0-rc.2 is a pre-release that nobody asked for");
        assertThat(sample.policy(new Policies().prereleases("lib")).solution()).isEqualTo("app 1.0.0, lib 2.0.0-rc.2");
        assertThat(sample.policy(new Policies().constrain("lib@>=2.0.0-rc.1")).solution())
                .isEqualTo("app 1.0.0, lib 2.0.0-rc.2");
        assertThat(sample.policy(new Policies().override("lib@==2.0.0-rc.2")).solution())
                .isEqualTo("app 1.0.0, lib 2.0.0-rc.2");
    }

    @Test
    void anOverriddenRootNoLongerAllowsPrereleases() {
        Sample sample = new Sample()
                .release("lib", "1.0.0")
                .release("lib", "2.0.0-rc.1")
                .root("lib@>=1.0.0-rc.1");
        assertThat(sample.solution()).isEqualTo("lib 2.0.0-rc.1");
        assertThat(sample.policy(new Policies().override("lib@>=1")).solution()).isEqualTo("lib 1.0.0");
    }

    @Test
    void aYankedVersionIsTakenWithAWarning() {
        Sample sample = new Sample()
                .release("a", "1.0.0")
                .yanked("a", "2.0.0", "loses data")
                .root("a")
                .locked("a", "2.0.0", "default");
        assertThat(selected(sample, "a").warnings())
                .containsExactly(new Warning(Warning.Code.YANKED, "2.0.0 was yanked (loses data)"));
        Sample overridden = new Sample()
                .release("a", "1.0.0")
                .yanked("a", "2.0.0", "loses data")
                .release("b", "1.0.0", "a")
                .root("b")
                .policy(new Policies().override("a@==2.0.0"));
        assertThat(overridden.solution()).isEqualTo("a 2.0.0, b 1.0.0");
        Sample transitive = new Sample()
                .yanked("a", "2.0.0", "loses data")
                .release("b", "1.0.0", "a@==2.0.0")
                .root("b");
        assertThat(transitive.explanation()).contains("was yanked (loses data)");
    }

    @Test
    void theLowestVersionsShowWhetherLowerBoundsAreTrue() {
        Sample sample = app();
        assertThat(sample.solution()).isEqualTo("app 1.0.0, log 1.5.0, web 3.0.0");
        sample.policy(new Policies().resolution(ResolutionMode.LOWEST));
        assertThat(sample.solution()).isEqualTo("app 1.0.0, log 1.0.0, web 2.0.0");
        sample.root("web@>=1");
        sample.policy(new Policies().resolution(ResolutionMode.LOWEST_DIRECT));
        assertThat(sample.solution()).isEqualTo("app 1.0.0, log 1.0.0, web 2.0.0");
        sample.release("app", "0.5.0", "log@^1.0");
        assertThat(sample.solution()).isEqualTo("app 0.5.0, log 1.5.0, web 1.0.0");
    }

    @Test
    void whatIsLockedStaysHoweverVersionsAreTried() {
        Sample sample = app().locked("log", "1.5.0", "default");
        sample.policy(new Policies().resolution(ResolutionMode.LOWEST));
        assertThat(sample.solution()).isEqualTo("app 1.0.0, log 1.5.0, web 3.0.0");
    }

    private static Selected selected(Sample sample, String name) {
        return sample.resolution().packages().get(PackageSlot.of(name(name)));
    }
}

package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import org.collectivemind.format.requirement.Requirement;
import org.junit.jupiter.api.Test;

/** What is advised was solved; nothing else is advised. */
class RepairsWorkTest {
    private static void advises(Sample sample, String... repairs) {
        assertThat(sample.repairs()).isEqualTo(String.join("\n", repairs));
    }

    private static Sample versions(Sample sample, String name, int count) {
        for (int major = 1; major <= count; major++) {
            sample.release(name, major + ".0.0");
        }
        return sample;
    }

    @Test
    void theNearestVersionBelowTheConstraint() {
        advises(
                versions(new Sample(), "a", 9).root("a@>=20"),
                "it works if you change `org.sample:a@>=20` to `org.sample:a@>=9.0.0`");
    }

    @Test
    void theNearestVersionAboveTheConstraintAndNotTheNewest() {
        advises(
                versions(new Sample(), "a", 9).release("b", "1.0.0", "a@>=4").root("a@^2.0", "b"),
                "it works if you change `org.sample:a@^2.0` to `org.sample:a@^4.0.0`",
                "it works if you drop `org.sample:b`");
    }

    @Test
    void aConstraintKeepsTheTermsThatAreMet() {
        advises(
                versions(new Sample(), "a", 9).release("b", "1.0.0", "a@>=4").root("a@>=1,<3", "b"),
                "it works if you change `org.sample:a@>=1,<3` to `org.sample:a@>=1,<=4.0.0`",
                "it works if you drop `org.sample:b`");
    }

    @Test
    void twoChangesWhereNoneSufficesAlone() {
        advises(
                versions(new Sample(), "a", 3).release("b", "1.0.0").root("a@>=4", "b@>=2"),
                "it works if you change `org.sample:a@>=4` to `org.sample:a@>=3.0.0` and change `org.sample:b@>=2` to"
                        + " `org.sample:b@>=1.0.0`");
    }

    @Test
    void aValueOffTheDefault() {
        advises(
                new Sample()
                        .has("os", "linux")
                        .release(
                                "resnet50",
                                "1.0.0",
                                List.of(axis("ml.precision", "fp32", "fp32", "int8")),
                                variant("fp32", "ml.precision=fp32", needs("os = macos")),
                                variant("int8", "ml.precision=int8", Requirement.ALWAYS))
                        .release("bench", "1.0.0", "resnet50")
                        .root("bench"),
                "it works if you ask for `org.sample:resnet50#ml.precision=int8` in the project itself (another ml.precision may give other results)");
    }

    @Test
    void aFactNobodyKnows() {
        advises(
                new Sample()
                        .release("engine", "1.0.0", List.of(), variant("gpu", "", needs("libc >= glibc-2.28")))
                        .root("engine"),
                "it works if you assert with `--set libc=glibc-2.28` what nobody knows of the target");
    }

    @Test
    void aPrerelease() {
        advises(
                new Sample()
                        .release("a", "1.0.0")
                        .release("a", "2.0.0-rc.1")
                        .release("b", "1.0.0", "a@>=2.0.0-rc.1")
                        .root("b"),
                "it works if you add `org.sample:a` to `policy.prereleases`");
    }

    @Test
    void aYankedVersion() {
        advises(
                new Sample().yanked("a", "1.0.0", "wrong weights").root("a"),
                "it works if you pin `org.sample:a@==1.0.0`, although it was yanked (wrong weights)");
    }

    @Test
    void anEntryOfThePolicy() {
        Sample sample = versions(new Sample(), "a", 3)
                .release("b", "1.0.0", "a@>=3")
                .root("b")
                .policy(new Policies().constrain("a@<3"));
        advises(sample, "it works if you drop `org.sample:a@<3` from `policy.constraints`");
        sample.policy(new Policies().override("a@==9"));
        advises(sample, "it works if you drop `org.sample:a@==9` from `policy.overrides`");
    }

    @Test
    void aLaterCutoffButNoLaterThanNeeded() {
        Sample sample = versions(new Sample(), "a", 5).root("a@>=3");
        for (int major = 1; major <= 5; major++) {
            sample.published("a", major + ".0.0", "2024-0" + major + "-01");
        }
        advises(
                sample.policy(new Policies().cutoff("2024-02-01")),
                "it works if you change `org.sample:a@>=3` to `org.sample:a@>=2.0.0`",
                "it works if you move the project's cutoff from 2024-02-01T00:00:00Z to 2024-03-01T00:00:00Z");
    }
}

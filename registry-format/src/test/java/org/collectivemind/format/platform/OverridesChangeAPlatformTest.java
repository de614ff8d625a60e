package org.collectivemind.format.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.requirement.Requirement;
import org.junit.jupiter.api.Test;

class OverridesChangeAPlatformTest {
    private static final AttributeKey DRIVER = AttributeKey.parse("cuda.driver");

    @Test
    void theLastAssertionOfAKeyCounts() {
        Overrides overrides = new Overrides(List.of(
                Assertion.parse("cuda.driver=1", "CM_OVERRIDE_CUDA_DRIVER"),
                Assertion.parse("cuda.driver=550.54.14", "--set")));
        assertThat(overrides.assertions()).extracting(Assertion::text).containsExactly("cuda.driver=550.54.14");
        assertThat(overrides.on(Presets.platform("aws-g5")).fact(DRIVER))
                .isEqualTo(new Fact.Known("550.54.14", "--set"));
    }

    @Test
    void withAnotherDriverTheCudaVersionIsTheDrivers() {
        Platform machine = Presets.platform("aws-g5");
        Requirement ptxOf124 = Requirement.parse("cuda(toolkit = 12.4, targets = [compute_80])");
        assertThat(Evaluator.evaluate(ptxOf124, machine).holds()).isFalse();
        Overrides newer = new Overrides(List.of(Assertion.parse("cuda.driver=550.54.14", "--set")));
        assertThat(Evaluator.evaluate(ptxOf124, newer.on(machine)).holds()).isTrue();
        Overrides both = new Overrides(
                List.of(Assertion.parse("cuda.driver=550.54.14", "--set"), Assertion.parse("cuda.api=12.2", "--set")));
        assertThat(Evaluator.evaluate(ptxOf124, both.on(machine)).holds()).isFalse();
    }

    @Test
    void anAssertionPrintsBack() {
        for (String text : List.of("cuda.driver=550.54.14", "cpu.features=avx2,fma", "cuda.driver=", "x.acme.rack=7")) {
            assertThat(Assertion.parse(text, "--set").text()).isEqualTo(text);
        }
    }

    @Test
    void theirOrderIsWithoutEffectAndTwiceIsOnce() {
        List<Assertion> assertions = new ArrayList<>();
        for (String text : List.of("cuda.driver=", "libc=musl-1.2.4", "rocm.version=6.1", "cuda.cc=9.0", "os=linux")) {
            assertions.add(Assertion.parse(text, "--set"));
        }
        Platform machine = Presets.platform("aws-g5");
        Platform changed = new Overrides(assertions).on(machine);
        assertThat(new Overrides(assertions).on(changed)).isEqualTo(changed);
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(assertions, random);
            assertThat(new Overrides(assertions).on(machine)).isEqualTo(changed);
        }
    }
}

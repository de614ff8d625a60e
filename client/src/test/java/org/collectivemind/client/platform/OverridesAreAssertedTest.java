package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.api.Test;

class OverridesAreAssertedTest {
    private static final AttributeKey CC = AttributeKey.parse("cuda.cc");
    private final Platform plain = Machines.debian().detect();
    private final Platform withGpu = Machines.withGpu()
            .program(Machines.QUERY, "0, NVIDIA A100-SXM4-80GB, 81920, 535.104.05, 8.0, Disabled\n")
            .program(Machines.SMI + " -q -x", "<nvidia_smi_log><cuda_version>12.2</cuda_version></nvidia_smi_log>")
            .detect();

    @Test
    void anOptionWinsOverAVariableWhichWinsOverDetection() {
        Map<String, String> variables = Map.of("CM_OVERRIDE_LIBC", "glibc-2.17", "CM_OVERRIDE_MEM_TOTAL", "8GiB");
        Platform changed =
                OverrideVariables.and(variables, List.of("libc=musl-1.2.4")).on(plain);
        assertThat(changed.fact(FactKeys.LIBC)).isEqualTo(new Fact.Known("musl-1.2.4", "--set"));
        assertThat(changed.fact(FactKeys.MEMORY)).isEqualTo(new Fact.Known("8GiB", "CM_OVERRIDE_MEM_TOTAL"));
        assertThat(changed.fact(FactKeys.ARCH)).isEqualTo(plain.fact(FactKeys.ARCH));
    }

    @Test
    void anEmptyVariableTakesTheGpuAway() {
        Platform changed = OverrideVariables.and(Map.of("CM_OVERRIDE_CUDA_DRIVER", ""), List.of())
                .on(withGpu);
        assertThat(changed.devices()).isEmpty();
        assertThat(changed.fact(FactKeys.CUDA_DRIVER)).isInstanceOf(Fact.Absent.class);
        assertThat(changed.fact(FactKeys.CUDA_API)).isInstanceOf(Fact.Absent.class);
    }

    @Test
    void whatIsSaidOfDevicesIsSaidOfEach() {
        Platform changed =
                OverrideVariables.and(Map.of(), List.of("cuda.cc=7.0")).on(withGpu);
        assertThat(changed.devices().get(0).fact(FactKeys.COMPUTE_CAPABILITY))
                .isEqualTo(new Fact.Known("7.0", "--set"));
    }

    @Test
    void aGpuThatIsSaidToBeThereIsOnlyWhatWasSaid() {
        Platform changed = OverrideVariables.and(Map.of(), List.of("cuda.cc=8.6", "cuda.driver=535.104.05"))
                .on(plain);
        assertThat(changed.fact(CC)).isEqualTo(new Fact.Known("8.6", "--set"));
        assertThat(changed.fact(FactKeys.CUDA_DRIVER)).isEqualTo(new Fact.Known("535.104.05", "--set"));
        assertThat(changed.fact(FactKeys.CUDA_API)).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void setsHaveSeveralValues() {
        Platform changed = OverrideVariables.and(Map.of(), List.of("cpu.features=avx2,fma f16c"))
                .on(plain);
        assertThat(changed.fact(FactKeys.CPU_FEATURES))
                .isEqualTo(new Fact.Known(List.of("avx2", "fma", "f16c"), "--set"));
    }

    @Test
    void mistakesAreNamedAndMended() {
        refused("lbc=glibc-2.28", "did you mean `libc`?");
        refused("os=linus", "did you mean `linux`?");
        refused("cc=8.6", "say of which: `cuda.cc=…`");
        refused("ml.precision=int8", "ask for a variant with `NAME#ml.precision=…`");
        assertThatThrownBy(() -> OverrideVariables.and(Map.of(), List.of("libc")))
                .isInstanceOf(CmException.class);
        assertThatThrownBy(() -> OverrideVariables.and(Map.of("CM_OVERRIDE_CUDA_DRIVR", "1"), List.of()))
                .isInstanceOfSatisfying(
                        CmException.class,
                        failure -> assertThat(failure.hints()).contains("did you mean `CM_OVERRIDE_CUDA_DRIVER`?"));
    }

    private void refused(String set, String hint) {
        assertThatThrownBy(() -> OverrideVariables.and(Map.of(), List.of(set)))
                .isInstanceOfSatisfying(
                        CmException.class,
                        failure -> assertThat(failure.hints()).contains(hint));
    }

    @Test
    void everyFactHasAVariableOfItsOwn() {
        assertThat(Assertion.keys().stream().map(OverrideVariables::variableOf)).doesNotHaveDuplicates();
    }
}

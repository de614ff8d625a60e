package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.collectivemind.client.platform.accelerator.AcceleratorKeys;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.api.Test;

class WindowsTellsByItsRegistryTest {
    private static final String REG = "C:\\Windows\\System32\\reg.exe";
    private static final Fact SILENT = new Fact.Unknown("the registry did not answer");

    @Test
    void aRegistryThatDoesNotAnswerLeavesUnknowns() {
        Platform host = Machines.windows()
                .program(REG, new Probe.Output(-1, "HKEY_LOCAL_MACHINE\\cut off", true))
                .detect();
        assertThat(host.fact(FactKeys.ROCM_DRIVER)).isEqualTo(SILENT);
        assertThat(host.fact(AcceleratorKeys.VULKAN)).isEqualTo(SILENT);
        assertThat(host.fact(AcceleratorKeys.NPU)).isEqualTo(SILENT);
        assertThat(host.devices()).isEmpty();
    }

    @Test
    void aMachineWithoutSuchDevicesHasNone() {
        Platform host =
                Machines.windows().program(REG, new Probe.Output(1, "", false)).detect();
        assertThat(host.fact(FactKeys.ROCM_DRIVER)).isEqualTo(new Fact.Absent("no AMD GPU on this machine"));
        assertThat(host.fact(AcceleratorKeys.NPU)).isInstanceOf(Fact.Absent.class);
    }

    @Test
    void twoQuestionsTellOfAllAdapters() {
        RecordedMachine machine = Machines.windows();
        machine.detect();
        assertThat(machine.started().stream().filter(command -> command.startsWith(REG)))
                .hasSize(2);
    }
}

package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.accelerator.AcceleratorKeys;
import org.collectivemind.client.platform.accelerator.NvidiaRow;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.client.platform.probe.SystemProbe;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NvidiaMachinesTest {
    private static final String REPORT_HEAD = """
            <?xml version="1.0" ?>
            <!DOCTYPE nvidia_smi_log SYSTEM "nvsmi_device_v12.dtd">
            <nvidia_smi_log>
            <driver_version>535.104.05</driver_version>
            <cuda_version>12.2</cuda_version>
            """;
    private static final String WHOLE_GPU =
            "<gpu id=\"0\"><mig_mode><current_mig>Disabled</current_mig></mig_mode><mig_devices>None</mig_devices>"
                    + "<fb_memory_usage><total>81920 MiB</total></fb_memory_usage></gpu>";
    private static final String CUT_GPU =
            "<gpu id=\"1\"><mig_mode><current_mig>Enabled</current_mig></mig_mode><mig_devices>"
                    + "<mig_device><index>0</index><fb_memory_usage><total>19968 MiB</total></fb_memory_usage>"
                    + "<bar1_memory_usage><total>32767 MiB</total></bar1_memory_usage></mig_device>"
                    + "<mig_device><index>1</index><fb_memory_usage><total>9856 MiB</total></fb_memory_usage></mig_device>"
                    + "</mig_devices><fb_memory_usage><total>81920 MiB</total></fb_memory_usage></gpu>";
    private static final String A100 = "0, NVIDIA A100-SXM4-80GB, 81920, 535.104.05, 8.0, Disabled\n";

    private static RecordedMachine answering(String table, String gpus) {
        return Machines.withGpu()
                .program(Machines.QUERY, table)
                .program(Machines.SMI + " -q -x", REPORT_HEAD + gpus + "</nvidia_smi_log>\n");
    }

    private static Fact memory(Device device) {
        return device.fact(FactKeys.MEMORY);
    }

    @Test
    void anA100IsDescribedInFull() {
        Platform host = answering(A100, WHOLE_GPU).detect();
        assertThat(host.fact(FactKeys.CUDA_DRIVER))
                .isEqualTo(new Fact.Known("535.104.05", "/sys/module/nvidia/version"));
        assertThat(host.fact(FactKeys.CUDA_API)).isEqualTo(new Fact.Known("12.2", "nvidia-smi -q -x"));
        assertThat(host.devices()).singleElement().satisfies(device -> {
            assertThat(device.fact(FactKeys.DEVICE_NAME))
                    .isEqualTo(new Fact.Known("NVIDIA A100-SXM4-80GB", "nvidia-smi"));
            assertThat(device.fact(FactKeys.COMPUTE_CAPABILITY)).isEqualTo(new Fact.Known("8.0", "nvidia-smi"));
            assertThat(memory(device)).isEqualTo(new Fact.Known("85899345920", "nvidia-smi"));
        });
    }

    @Test
    void aGpuCutIntoInstancesHasTheMemoryOfEach() {
        Platform host = answering(
                        A100 + "1, NVIDIA A100-SXM4-80GB, 81920, 535.104.05, 8.0, Enabled\n", WHOLE_GPU + CUT_GPU)
                .detect();
        assertThat(host.devices()).extracting(Device::index).containsExactly(0, 1, 2);
        assertThat(host.devices())
                .extracting(device -> memory(device).known().orElseThrow().text())
                .containsExactly("85899345920", "20937965568", "10334765056");
    }

    @Test
    void instancesNobodyToldOfDoNotGetTheWholeMemory() {
        Platform host = Machines.withGpu()
                .program(Machines.QUERY, A100.replace("Disabled", "Enabled"))
                .program(Machines.SMI + " -q -x", new Probe.Output(-1, "", true))
                .detect();
        assertThat(host.fact(FactKeys.CUDA_API)).isEqualTo(new Fact.Unknown("nvidia-smi -q -x did not answer in time"));
        assertThat(memory(host.devices().get(0))).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void aGpuThatSharesTheMemoryOfTheMachineHasThat() {
        Platform host =
                answering("0, NVIDIA GB10, [N/A], 580.95.05, 12.1, [N/A]\n", "").detect();
        assertThat(memory(host.devices().get(0)))
                .isEqualTo(new Fact.Known("67423961088", "shared with the machine, /proc/meminfo"));
    }

    @Test
    void aGpuNobodyKnowsThatTellsNoMemoryIsUnknown() {
        Platform host = answering("0, NVIDIA X9000, [N/A], 580.95.05, 14.0, [N/A]\n", "")
                .detect();
        assertThat(memory(host.devices().get(0)))
                .isEqualTo(new Fact.Unknown(
                        "nvidia-smi says [N/A], as it does of a GPU that shares the memory of the machine"));
        assertThat(host.devices().get(0).fact(AcceleratorKeys.CLASS))
                .isEqualTo(new Fact.Unknown("`NVIDIA X9000` is no product this cm knows"));
    }

    @Test
    void anOldProgramIsAskedForLess() {
        Platform host = Machines.withGpu()
                .program(
                        Machines.QUERY + NvidiaRow.OLD_FIELDS + "," + NvidiaRow.NEW_FIELDS,
                        new Probe.Output(2, "Field \"compute_cap\" is not a valid field to query.\n", false))
                .program(Machines.QUERY + NvidiaRow.OLD_FIELDS + " ", "0, Tesla T4, 15109, 450.80.02\n")
                .program(Machines.SMI + " -q -x", REPORT_HEAD + "</nvidia_smi_log>")
                .detect();
        assertThat(host.devices()).singleElement().satisfies(device -> {
            assertThat(memory(device)).isEqualTo(new Fact.Known("15842934784", "nvidia-smi"));
            assertThat(device.fact(FactKeys.COMPUTE_CAPABILITY))
                    .isEqualTo(new Fact.Known("7.5", "the product name, by NVIDIA's table"));
        });
    }

    @Test
    void aHungDriverLeavesUnknownsAndIsAskedOnce() {
        RecordedMachine machine = Machines.withGpu().program(Machines.QUERY, new Probe.Output(-1, "", true));
        Platform host = machine.detect();
        assertThat(machine.started()).hasSize(1);
        // What files say of it does not count: `any(cuda)` would hold of a driver that hangs.
        assertThat(host.fact(FactKeys.CUDA_DRIVER)).isEqualTo(new Fact.Unknown("nvidia-smi did not answer in time"));
        assertThat(host.fact(FactKeys.CUDA_API)).isEqualTo(new Fact.Unknown("nvidia-smi did not answer in time"));
        assertThat(host.devices()).isEmpty();
    }

    @Test
    void aTableNobodyCanReadIsUnknown() {
        Platform host = answering("some banner\n" + A100, WHOLE_GPU).detect();
        assertThat(host.fact(FactKeys.CUDA_API))
                .isEqualTo(new Fact.Unknown("nvidia-smi printed a table that cannot be made sense of"));
    }

    @Test
    void aContainerThatWasGivenNoGpuHasNone() {
        RecordedMachine machine =
                Machines.debian().file("/.dockerenv", "").file("/sys/module/nvidia/version", "535.104.05\n");
        Platform host = machine.detect();
        assertThat(host.fact(FactKeys.CUDA_DRIVER))
                .isEqualTo(
                        new Fact.Absent("an NVIDIA driver is loaded, but none of its devices is given to this container"
                                + " (no /dev/nvidiactl)"));
        assertThat(host.fact(FactKeys.CONTAINER)).isEqualTo(new Fact.Known("docker", "/.dockerenv"));
        assertThat(machine.started()).isEmpty();
    }

    @Test
    void aProgramWithoutADriverIsNoDriver() {
        Platform host = Machines.debian()
                .file(Machines.SMI, "")
                .program(
                        Machines.QUERY,
                        new Probe.Output(
                                9,
                                "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n",
                                false))
                .detect();
        assertThat(host.fact(FactKeys.CUDA_DRIVER)).isEqualTo(new Fact.Absent("nvidia-smi reaches no NVIDIA driver"));
    }

    @Test
    void aProgramThatWasInstalledForNouveauIsNoDriver() {
        Platform host = Machines.debian()
                .file(Machines.SMI, "")
                .file(
                        "/sys/bus/pci/devices/0000:01:00.0/uevent",
                        "DRIVER=nouveau\nPCI_CLASS=30000\nPCI_ID=10DE:1B81\nPCI_SLOT_NAME=0000:01:00.0\n")
                .program(Machines.QUERY, new Probe.Output(9, "NVIDIA-SMI has failed\n", false))
                .detect();
        assertThat(host.fact(FactKeys.CUDA_DRIVER))
                .isEqualTo(new Fact.Absent("the nouveau driver runs this GPU, and CUDA needs NVIDIA's"));
    }

    @Test
    void aDriverWithoutAnyGpuIsNoCuda() {
        Platform host = answering("No devices were found\n", "").detect();
        assertThat(host.fact(FactKeys.CUDA_DRIVER)).isEqualTo(new Fact.Absent("nvidia-smi finds no GPU"));
        assertThat(host.fact(FactKeys.CUDA_API)).isEqualTo(new Fact.Absent("nvidia-smi finds no GPU"));
    }

    @Test
    void filesNameTheGpusWhereTheProgramIsMissing() {
        Platform host = Machines.debian()
                .file("/dev/nvidiactl", "")
                .file("/usr/lib/x86_64-linux-gnu/libcuda.so.1", "")
                .file(
                        "/proc/driver/nvidia/version",
                        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  470.182.03  Fri Feb 24 03:29:56 UTC 2023\nGCC version: 12.2.0\n")
                .file(
                        "/proc/driver/nvidia/gpus/0000:17:00.0/information",
                        "Model: \t\t NVIDIA GeForce RTX 3090\nIRQ: 12\n")
                .detect();
        assertThat(host.fact(FactKeys.CUDA_DRIVER))
                .isEqualTo(new Fact.Known("470.182.03", "/proc/driver/nvidia/version"));
        assertThat(host.devices()
                        .get(0)
                        .fact(FactKeys.DEVICE_NAME)
                        .known()
                        .orElseThrow()
                        .text())
                .isEqualTo("NVIDIA GeForce RTX 3090");
        assertThat(memory(host.devices().get(0))).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void aWindowsDriverSeenFromItsLinuxIsFoundWhereWindowsPutsIt() {
        Platform host = RecordedMachine.running("Linux", "5.15.146.1-microsoft-standard-WSL2", "amd64")
                .file("/usr/lib/wsl/lib/nvidia-smi", "")
                .file("/usr/lib/wsl/lib/libcuda.so.1", "")
                .program(
                        "/usr/lib/wsl/lib/nvidia-smi --query-gpu=",
                        "0, NVIDIA GeForce RTX 4090, 24564, 551.23, 8.9, [N/A]\n")
                .program("/usr/lib/wsl/lib/nvidia-smi -q -x", REPORT_HEAD.replace("12.2", "12.4") + "</nvidia_smi_log>")
                .detect();
        assertThat(host.fact(FactKeys.WSL).known().orElseThrow().text()).isEqualTo("true");
        assertThat(host.fact(FactKeys.CUDA_DRIVER)).isEqualTo(new Fact.Known("551.23", "nvidia-smi"));
        assertThat(host.fact(FactKeys.CUDA_API).known().orElseThrow().text()).isEqualTo("12.4");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aProgramThatNeverEndsIsKilledWithItsChildren() {
        SystemProbe probe = new SystemProbe(Duration.ofMillis(300));
        long before = System.nanoTime();
        Optional<Probe.Output> output = probe.execute("/bin/sh", "-c", "echo begun; sleep 60 & sleep 60");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(output).hasValueSatisfying(ended -> {
            assertThat(ended.timedOut()).isTrue();
            assertThat(ended.text()).isEqualTo("begun\n");
        });
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .map(child -> child.info().command().orElse("")))
                .noneMatch(command -> command.endsWith("sleep"));
        assertThat(probe.execute("/no/such/program")).isEqualTo(Optional.empty());
        assertThat(List.of(
                        probe.execute("/bin/sh", "-c", "exit 3").orElseThrow().exitCode()))
                .containsExactly(3);
    }
}

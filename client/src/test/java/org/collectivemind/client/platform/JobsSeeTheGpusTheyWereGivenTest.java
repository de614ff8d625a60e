package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.api.Test;

/** {@code CUDA_VISIBLE_DEVICES} on a machine with a 3090, a 1080 and an A100 cut in two. */
class JobsSeeTheGpusTheyWereGivenTest {
    private static final String TABLE = """
            0, NVIDIA GeForce RTX 3090, 24576, 550.54.14, 8.6, [N/A]
            1, NVIDIA GeForce GTX 1080, 8192, 550.54.14, 6.1, [N/A]
            """;
    private static final String CUT = "2, NVIDIA A100-SXM4-80GB, 81920, 550.54.14, 8.0, Enabled\n";
    private static final String XML = """
            <nvidia_smi_log><cuda_version>12.4</cuda_version>
            <gpu><mig_mode><current_mig>N/A</current_mig></mig_mode><uuid>GPU-aaaa1111</uuid></gpu>
            <gpu><mig_mode><current_mig>N/A</current_mig></mig_mode><uuid>GPU-bbbb2222</uuid></gpu>
            """;
    private static final String CUT_XML = "<gpu><mig_mode><current_mig>Enabled</current_mig></mig_mode>"
            + "<mig_devices><mig_device><fb_memory_usage><total>40192 MiB</total></fb_memory_usage></mig_device>"
            + "<mig_device><fb_memory_usage><total>19968 MiB</total></fb_memory_usage></mig_device></mig_devices>"
            + "<uuid>GPU-cccc3333</uuid></gpu>";
    private static final String LIST = """
            GPU 0: NVIDIA GeForce RTX 3090 (UUID: GPU-aaaa1111)
            GPU 1: NVIDIA GeForce GTX 1080 (UUID: GPU-bbbb2222)
            GPU 2: NVIDIA A100-SXM4-80GB (UUID: GPU-cccc3333)
              MIG 3g.40gb     Device  0: (UUID: MIG-dddd4444)
              MIG 2g.20gb     Device  1: (UUID: MIG-eeee5555)
            """;

    private static RecordedMachine two() {
        return machine(TABLE, XML);
    }

    private static RecordedMachine three() {
        return machine(TABLE + CUT, XML + CUT_XML).program(Machines.SMI + " -L", LIST);
    }

    private static RecordedMachine machine(String table, String xml) {
        return Machines.withGpu()
                .program(Machines.QUERY, table)
                .program(Machines.SMI + " -q -x", xml + "</nvidia_smi_log>");
    }

    private static List<String> of(Platform platform, AttributeKey key) {
        return platform.devices().stream()
                .map(device -> device.fact(key))
                .map(fact -> fact.known().map(Fact.Known::text).orElse("unknown"))
                .toList();
    }

    private static List<String> seen(RecordedMachine machine, String wish) {
        return of(machine.variable("CUDA_VISIBLE_DEVICES", wish).detect(), FactKeys.COMPUTE_CAPABILITY);
    }

    @Test
    void whatIsNotListedIsLeftOut() {
        RecordedMachine inOrder = two().variable("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        assertThat(seen(inOrder, "1")).containsExactly("6.1");
        assertThat(seen(inOrder, "1,0")).containsExactly("6.1", "8.6");
        assertThat(seen(two(), "GPU-bbbb")).containsExactly("6.1");
        assertThat(seen(two(), "0,1")).containsExactly("8.6", "6.1");
    }

    @Test
    void nothingCountsAfterAnEntryThatNamesNoGpu() {
        RecordedMachine inOrder = two().variable("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        assertThat(seen(inOrder, "0,-1,1")).containsExactly("8.6");
        assertThat(seen(inOrder, "0,7,1")).containsExactly("8.6");
    }

    @Test
    void ofAPlaceInAnUnknownOrderOnlyWhatAllShareIsKnown() {
        Platform host = two().variable("CUDA_VISIBLE_DEVICES", "0").detect();
        assertThat(of(host, FactKeys.COMPUTE_CAPABILITY)).containsExactly("unknown");
        assertThat(of(host, AttributeKey.parse("class"))).containsExactly("geforce");
        assertThat(host.devices().get(0).fact(FactKeys.MEMORY))
                .isEqualTo(new Fact.Unknown("CUDA_VISIBLE_DEVICES counts the fastest GPU first, and the GPUs differ; "
                        + "CUDA_DEVICE_ORDER=PCI_BUS_ID would tell which are meant"));
    }

    @Test
    void hiddenGpusAreNoGpus() {
        for (String wish : List.of("", "-1", "none")) {
            Platform host = two().variable("CUDA_VISIBLE_DEVICES", wish).detect();
            assertThat(host.devices()).isEmpty();
            assertThat(host.fact(FactKeys.CUDA_DRIVER)).isInstanceOf(Fact.Absent.class);
        }
        assertThat(two().variable("CUDA_VISIBLE_DEVICES", "-1").detect().fact(FactKeys.CUDA_DRIVER))
                .isEqualTo(new Fact.Absent("CUDA_VISIBLE_DEVICES=-1 leaves no GPU"));
    }

    @Test
    void instancesAreNamedByTheirOwnNumbers() {
        Platform host = three().variable("CUDA_VISIBLE_DEVICES", "MIG-eeee5555").detect();
        assertThat(of(host, FactKeys.MEMORY)).containsExactly("20937965568");
        assertThat(of(three().detect(), FactKeys.MEMORY))
                .containsExactly("25769803776", "8589934592", "42144366592", "20937965568");
    }

    @Test
    void instancesAreAskedForOnlyWhereTheyAreNamed() {
        RecordedMachine machine = three();
        machine.detect();
        assertThat(machine.started()).noneMatch(command -> command.endsWith(" -L"));
    }

    @Test
    void aGpuInMigModeWithoutInstancesIsNone() {
        Platform host = machine(
                        "0, NVIDIA A100-SXM4-80GB, 81920, 550.54.14, 8.0, Enabled\n",
                        "<nvidia_smi_log><gpu><mig_mode><current_mig>Enabled</current_mig></mig_mode></gpu>")
                .detect();
        assertThat(host.fact(FactKeys.CUDA_DRIVER))
                .isEqualTo(new Fact.Absent("the GPUs are in MIG mode, and no instance is made of them"));
    }

    @Test
    void aGpuThatIsLostIsLeftOutAndTheOthersCount() {
        Platform host = machine(TABLE.replace("24576", "[GPU is lost]"), XML).detect();
        assertThat(of(host, FactKeys.COMPUTE_CAPABILITY)).containsExactly("6.1");
    }

    @Test
    void gpusNamedByNumbersNobodyToldAreUnknownAndNotAbsent() {
        Platform platform = Machines.withGpu()
                .program(Machines.QUERY, TABLE)
                .variable("CUDA_VISIBLE_DEVICES", "GPU-aaaa1111")
                .detect();

        assertThat(platform.devices()).isEmpty();
        assertThat(platform.fact(FactKeys.CUDA_DRIVER)).isInstanceOf(Fact.Unknown.class);
    }
}

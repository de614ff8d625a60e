package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.probe.Capture;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.client.platform.probe.RecordedProbe;
import org.collectivemind.client.platform.probe.RecordingProbe;
import org.collectivemind.client.platform.probe.SystemProbe;
import org.collectivemind.client.platform.redaction.Redaction;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.api.Test;

class CapturesHoldNoSecretsTest {
    private static final String BOARD = "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6";
    private static final List<String> SECRETS = List.of(
            "alice",
            "gpubox17",
            "corp.example",
            "9d6b1ad1ab0e4be7b8a1c7a2c1f0aa11",
            "8932f937",
            "1322621058942",
            "3b:00",
            "AF:00",
            "10.13.37.42",
            "fe80::aa",
            "de:ad:be:ef:00:01",
            "C02XL0GYJGH5",
            "17612739847628374651",
            "train.py",
            "699-2G133",
            "8f14e45fceea167a",
            "SUBSYS_1234",
            "/data/people",
            "swordfish");

    private final RecordedMachine machine = Machines.withGpu()
            .variable("HOME", "/data/people/alice")
            .variable("USER", "alice")
            .variable("HOSTNAME", "gpubox17.corp.example")
            .variable("PATH", "/data/people/alice/bin:/usr/bin:/srv/swordfish/bin")
            .variable("CUDA_VISIBLE_DEVICES", BOARD)
            .variable("KUBERNETES_SERVICE_HOST", "10.13.37.42")
            .file("/etc/hostname", "gpubox17\n")
            .file("/etc/machine-id", "9d6b1ad1ab0e4be7b8a1c7a2c1f0aa11\n")
            .file("/etc/os-release", "ID=debian\nVERSION_ID=12\nPRETTY_NAME=\"alice's own\"\n")
            .file("/proc/version", "Linux version 6.1 (alice@build.corp.example) (gcc) #1 SMP\n")
            .file("/proc/self/cgroup", "0::/user.slice/user-alice.slice/docker-8f14e45fceea167a.scope\n")
            .file("/sys/fs/cgroup/user.slice/user-alice.slice/docker-8f14e45fceea167a.scope/memory.max", "8589934592\n")
            .file("/sys/class/kfd/kfd/topology/nodes/1/properties", "simd_count 304\nunique_id 17612739847628374651\n")
            .file("/sys/class/dmi/id/board_serial", "C02XL0GYJGH5\n")
            .file(
                    "/sys/unknown",
                    "host gpubox17 at fe80::aa:bb:cc:dd, eth0 de:ad:be:ef:00:01, 10.13.37.42; Serial No: C02XL0GYJGH5\n")
            .link("/sys/class/drm/card0", "../../devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0/drm/card0")
            .program(
                    Machines.SMI + " --query-gpu=name,serial,uuid,pci.bus_id",
                    "H100, 1322621058942, " + BOARD
                            + ", 00000000:3B:00.0\nH100, [N/A], " + BOARD.replace("8932f937", "8932f938")
                            + ", 00000000:AF:00.0\n")
            .program(Machines.SMI + " -q -x", """
                    <?xml version="1.0" ?>
                    <nvidia_smi_log>
                    	<cuda_version>12.2</cuda_version>
                    	<gpu id="00000000:3B:00.0">
                    		<uuid>GPU-8932f937-d72c-4106-c12f-20bd9faed9f6</uuid>
                    		<serial>1322621058942</serial>
                    		<board_part_number>699-2G133-0200-000</board_part_number>
                    		<fb_memory_usage>
                    			<total>81920 MiB</total>
                    		</fb_memory_usage>
                    		<processes>
                    			<process_info><process_name>/data/people/alice/train.py</process_name></process_info>
                    		</processes>
                    	</gpu>
                    </nvidia_smi_log>
                    """)
            .program("powershell", "PNPDeviceID : PCI\\VEN_10DE&DEV_2684&SUBSYS_12341043&REV_A1\\4&2BAA2E0&0&0008\n");

    private Capture asked() {
        RecordingProbe recording = new RecordingProbe(machine);
        List.of("HOME", "USER", "PATH", "CUDA_VISIBLE_DEVICES", "KUBERNETES_SERVICE_HOST")
                .forEach(recording::variable);
        List.of(
                        "/etc/os-release",
                        "/etc/machine-id",
                        "/proc/version",
                        "/proc/self/cgroup",
                        "/sys/fs/cgroup/user.slice/user-alice.slice/docker-8f14e45fceea167a.scope/memory.max",
                        "/sys/class/kfd/kfd/topology/nodes/1/properties",
                        "/sys/class/dmi/id/board_serial",
                        "/sys/unknown")
                .forEach(recording::readFile);
        recording.readLink("/sys/class/drm/card0");
        recording.list("/data/people");
        recording.execute(Machines.SMI, "--query-gpu=name,serial,uuid,pci.bus_id");
        recording.execute(Machines.SMI, "-q", "-x");
        recording.execute("powershell");
        recording.property("os.name");
        recording.property("user.name");
        return recording.capture("");
    }

    @Test
    void nothingThatTellsThisMachineFromOthersIsLeft() {
        assertThat(asked().write())
                .contains(SECRETS.stream()
                        .filter(secret -> !secret.equals("/data/people"))
                        .toList());
        assertThat(Redaction.of(asked(), machine).write().toLowerCase())
                .doesNotContain(SECRETS.stream().map(String::toLowerCase).toList());
    }

    @Test
    void whatIsOneThingStaysOneThing() {
        Probe redacted = new RecordedProbe(Redaction.of(asked(), machine));
        String table = redacted.execute(Machines.SMI, "--query-gpu=name,serial,uuid,pci.bus_id")
                .orElseThrow()
                .text();
        assertThat(table.lines())
                .containsExactly(
                        "H100, redacted, GPU-" + uuid(1) + ", 00000000:02:00.0",
                        "H100, redacted, GPU-" + uuid(2) + ", 00000000:03:00.0");
        assertThat(redacted.variable("CUDA_VISIBLE_DEVICES")).contains("GPU-" + uuid(1));
        assertThat(redacted.execute(Machines.SMI, "-q", "-x").orElseThrow().text())
                .contains("<gpu id=\"00000000:02:00.0\">", "<total>81920 MiB</total>");
        assertThat(redacted.readLink("/sys/class/drm/card0"))
                .contains("../../devices/pci0000:00/0000:01:00.0/0000:02:00.0/drm/card0");
        assertThat(redacted.readFile("/proc/self/cgroup")).contains("0::/user.slice/group-2/group-1");
        assertThat(redacted.readFile("/sys/fs/cgroup/user.slice/group-2/group-1/memory.max"))
                .contains("8589934592");
    }

    private static String uuid(int number) {
        return "00000000-0000-0000-0000-00000000000" + number;
    }

    @Test
    void aRedactedCaptureIsDetectedAsTheMachineIs() {
        Recording recording = Recording.of(machine, Path.of(""), "");
        assertThat(recording.different()).isEmpty();
        Platform replayed = new PlatformDetector(new RecordedProbe(recording.capture()), Path.of("")).detect();
        assertThat(replayed.fact(FactKeys.MEMORY))
                .isEqualTo(new Fact.Known("8589934592", "/sys/fs/cgroup/user.slice/group-2/group-1/memory.max"));
        assertThat(replayed.facts().keySet()).isEqualTo(machine.detect().facts().keySet());
    }

    @Test
    void thisMachineIsDetectedFromItsCapture() {
        SystemProbe system = new SystemProbe();
        Recording recording = Recording.of(system, Path.of(""), "");
        assertThat(recording.different()).isEmpty();
        String text = recording.capture().write();
        assertThat(Capture.read(text, "this")).isEqualTo(recording.capture());
        system.readFile("/etc/machine-id")
                .filter(id -> !id.isBlank())
                .ifPresent(id -> assertThat(text).doesNotContain(id));
        system.property("user.home")
                .filter(home -> home.length() > 6)
                .ifPresent(home -> assertThat(text).doesNotContain(home));
        assertThat(text).doesNotContainPattern(Pattern.compile("(?i)\\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\\b"));
    }

    @Test
    void whatRedactionCostIsSaid() {
        Recording recording = Recording.of(
                Machines.debian()
                        .variable("USER", "haswell")
                        .file("/proc/version", "")
                        .file("/etc/os-release", "ID=haswell\n"),
                Path.of(""),
                "");
        assertThat(recording.different()).isEmpty();
        Recording spoiled = Recording.of(
                Machines.withGpu()
                        .variable("HOSTNAME", "a100")
                        .program(Machines.QUERY, "0, NVIDIA A100, 81920, 535.104.05, 8.0, Disabled\n"),
                Path.of(""),
                "");
        assertThat(spoiled.different()).containsExactly("devices");
    }
}

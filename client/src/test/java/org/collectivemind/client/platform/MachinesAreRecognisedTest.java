package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.api.Test;

class MachinesAreRecognisedTest {
    private static String known(Platform platform, String key) {
        Fact fact = platform.fact(AttributeKey.parse(key));
        return fact.known().map(Fact.Known::text).orElseGet(fact::toString);
    }

    private static Fact fact(Platform platform, String key) {
        return platform.fact(AttributeKey.parse(key));
    }

    @Test
    void debianOnHaswellStartsNoProgram() {
        RecordedMachine machine = Machines.debian();
        Platform host = machine.detect();
        assertThat(machine.started()).isEmpty();
        assertThat(known(host, "os")).isEqualTo("linux");
        assertThat(known(host, "os.version")).isEqualTo("6.1.0");
        assertThat(known(host, "os.distribution")).isEqualTo("debian-12");
        assertThat(known(host, "arch")).isEqualTo("x86_64");
        assertThat(known(host, "libc")).isEqualTo("glibc-2.36");
        assertThat(known(host, "cpu.isa")).isEqualTo("x86_64_v3");
        assertThat(known(host, "cpu.features").split(" "))
                .contains("avx2", "sse3", "lzcnt")
                .doesNotContain("none");
        assertThat(known(host, "mem.total")).isEqualTo("67423961088");
        assertThat(fact(host, "cuda.driver")).isEqualTo(new Fact.Absent("no NVIDIA driver on this machine"));
        assertThat(fact(host, "sys.container")).isInstanceOf(Fact.Absent.class);
        assertThat(host.devices()).isEmpty();
    }

    @Test
    void anOldLibraryTellsItsVersionByItsName() {
        Platform host = Machines.debian()
                .file("/proc/self/maps", "7f-7e r-xp 0 fe:00 1   /lib/x86_64-linux-gnu/libc-2.31.so\n")
                .detect();
        assertThat(known(host, "libc")).isEqualTo("glibc-2.31");
    }

    @Test
    void aLibraryThatHidesItsVersionIsUnknownNotGuessed() {
        Platform host = Machines.debian()
                .file("/usr/lib/x86_64-linux-gnu/libc.so.6", "stripped of everything")
                .detect();
        assertThat(fact(host, "libc"))
                .isEqualTo(new Fact.Unknown("/usr/lib/x86_64-linux-gnu/libc.so.6 does not state its version"));
    }

    @Test
    void memoryIsWhatTheTightestControlGroupLeaves() {
        Platform versionTwo = Machines.debian()
                .file("/proc/self/cgroup", "0::/system.slice/job.scope\n")
                .file("/sys/fs/cgroup/system.slice/job.scope/memory.max", "max\n")
                .file("/sys/fs/cgroup/system.slice/memory.max", "8589934592\n")
                .detect();
        assertThat(fact(versionTwo, "mem.total"))
                .isEqualTo(new Fact.Known("8589934592", "/sys/fs/cgroup/system.slice/memory.max"));
        Platform versionOne = Machines.debian()
                .file("/proc/self/cgroup", "4:memory:/docker/abc\n0::/\n")
                .file("/sys/fs/cgroup/memory/memory.limit_in_bytes", "4294967296\n")
                .detect();
        assertThat(known(versionOne, "mem.total")).isEqualTo("4294967296");
    }

    @Test
    void aControlGroupWithoutLimitLeavesAll() {
        Platform host = Machines.debian()
                .file("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n")
                .detect();
        assertThat(fact(host, "mem.total")).isEqualTo(new Fact.Known("67423961088", "/proc/meminfo"));
    }

    @Test
    void unreadableFilesEndInReasons() {
        Platform host = Machines.debian()
                .file("/proc/meminfo", "garbage")
                .file("/proc/cpuinfo", "garbage")
                .detect();
        assertThat(fact(host, "mem.total")).isEqualTo(new Fact.Unknown("/proc/meminfo has no MemTotal"));
        assertThat(fact(host, "cpu.features")).isEqualTo(new Fact.Unknown("/proc/cpuinfo lists none"));
        assertThat(fact(host, "cpu.isa")).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void alpineHasMuslAlthoughGcompatIsThere() {
        RecordedMachine machine = Machines.alpine();
        Platform host = machine.detect();
        assertThat(known(host, "libc")).isEqualTo("musl-1.2.4");
        assertThat(known(host, "cpu.isa")).isEqualTo("x86_64_v2");
        assertThat(machine.started()).isEmpty();
    }

    @Test
    void gravitonIsAnArmOfVersionEightPointFour() {
        Platform host = Machines.graviton3().detect();
        assertThat(known(host, "arch")).isEqualTo("aarch64");
        assertThat(known(host, "libc")).isEqualTo("glibc-2.34");
        assertThat(known(host, "cpu.isa")).isEqualTo("neoverse_v1 armv8.4a");
        assertThat(known(host, "cpu.model")).isEqualTo("Arm Neoverse V1");
        assertThat(known(host, "os.version")).isEqualTo("6.1.79");
    }

    @Test
    void macsHaveMetalAndNoCuda() {
        RecordedMachine machine = Machines.macbook();
        Platform host = machine.detect();
        assertThat(machine.started()).hasSize(1);
        assertThat(known(host, "os")).isEqualTo("macos");
        assertThat(known(host, "os.version")).isEqualTo("14.4.1");
        assertThat(known(host, "cpu.isa")).isEqualTo("m2 armv8.6a");
        assertThat(known(host, "mem.total")).isEqualTo("17179869184");
        assertThat(fact(host, "libc")).isInstanceOf(Fact.Absent.class);
        assertThat(fact(host, "cuda.driver")).isEqualTo(new Fact.Absent("CUDA does not exist on macOS"));
        assertThat(host.devices()).extracting(Device::api).containsExactly("metal", "npu");
        assertThat(host.devices()).first().satisfies(device -> {
            assertThat(device.fact(FactKeys.DEVICE_NAME).known().orElseThrow().text())
                    .isEqualTo("Apple M2");
            assertThat(device.fact(FactKeys.MEMORY).known().orElseThrow().text())
                    .isEqualTo("11453246122");
        });
    }

    @Test
    void aTranslatedRuntimeDoesNotHideTheMachine() {
        RecordedMachine rosetta = RecordedMachine.running("Mac OS X", "14.4.1", "x86_64")
                .program("/usr/sbin/sysctl", "hw.optional.arm64: 1\nsysctl.proc_translated: 1\n");
        assertThat(known(rosetta.detect(), "arch")).isEqualTo("aarch64 x86_64");
        RecordedMachine emulated = Machines.windows()
                .variable(
                        "PROCESSOR_IDENTIFIER",
                        "ARMv8 (64-bit) Family 8 Model 1 Revision 201, Qualcomm Technologies Inc");
        assertThat(known(emulated.detect(), "arch")).isEqualTo("aarch64 x86_64 i686");
    }

    @Test
    void windowsTellsItsBuildAndWhatItCannotTell() {
        Platform host = Machines.windows().detect();
        assertThat(known(host, "os")).isEqualTo("windows");
        assertThat(known(host, "os.version")).isEqualTo("10.0.22631.3155");
        assertThat(known(host, "mem.total")).isEqualTo("17179869184");
        assertThat(known(host, "cpu.isa")).isEqualTo("alderlake x86_64_v3");
        assertThat(fact(host, "cuda.driver")).isInstanceOf(Fact.Absent.class);
    }
}

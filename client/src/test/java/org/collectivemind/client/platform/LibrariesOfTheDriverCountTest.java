package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.collectivemind.client.platform.accelerator.AcceleratorKeys;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.api.Test;

/** CUDA needs the driver's library: where it is looked for, and what is not taken for it. */
class LibrariesOfTheDriverCountTest {
    private static RecordedMachine without() {
        return Machines.debian()
                .file("/sys/module/nvidia/version", "535.104.05\n")
                .file("/dev/nvidiactl", "")
                .file(Machines.SMI, "")
                .program(Machines.QUERY, "0, Tesla T4, 15360, 535.104.05, 7.5, [N/A]\n")
                .program(Machines.SMI + " -q -x", "<nvidia_smi_log><cuda_version>12.2</cuda_version></nvidia_smi_log>");
    }

    private static Fact driver(RecordedMachine machine) {
        return machine.detect().fact(FactKeys.CUDA_DRIVER);
    }

    @Test
    void aDirectoryOfTheEnvironmentCounts() {
        assertThat(driver(without())).isInstanceOf(Fact.Absent.class);
        assertThat(driver(without()
                        .variable("LD_LIBRARY_PATH", "/opt/lib:/job/driver")
                        .file("/job/driver/libcuda.so.1", "")))
                .isInstanceOf(Fact.Known.class);
    }

    @Test
    void theCacheOfTheLinkerCountsWhereWhatItNamesIsThere() {
        String cache = "glibc-ld.so.cache1.1\0libcuda.so.1\0/opt/stubs/libcuda.so.1\0/opt/odd/libcuda.so.1\0";
        assertThat(driver(without().file("/etc/ld.so.cache", cache))).isInstanceOf(Fact.Absent.class);
        assertThat(driver(without().file("/etc/ld.so.cache", cache).file("/opt/stubs/libcuda.so.1", "")))
                .isInstanceOf(Fact.Absent.class);
        assertThat(driver(without().file("/etc/ld.so.cache", cache).file("/opt/odd/libcuda.so.1", "")))
                .isInstanceOf(Fact.Known.class);
    }

    @Test
    void neitherAStubNorACompatLibraryIsTheDrivers() {
        assertThat(driver(without()
                        .variable("LD_LIBRARY_PATH", "/usr/local/cuda/lib64/stubs:/usr/local/cuda-12.4/compat")
                        .file("/usr/local/cuda/lib64/stubs/libcuda.so.1", "")
                        .file("/usr/local/cuda-12.4/compat/libcuda.so.1", "")))
                .isInstanceOf(Fact.Absent.class);
    }

    @Test
    void ofSeveralCompatPackagesTheNewestCounts() {
        Platform host = Machines.withGpu()
                .program(Machines.QUERY, "0, Tesla T4, 15360, 470.57.02, 7.5, [N/A]\n")
                .file("/usr/local/cuda-12.10/compat/libcuda.so.580.65.06", "")
                .file("/usr/local/cuda-12.9/compat/libcuda.so.575.51.03", "")
                .file("/usr/local/cuda-13.0/lib64/libcudart.so.13", "")
                .detect();
        assertThat(host.fact(AcceleratorKeys.CUDA_COMPAT))
                .isEqualTo(new Fact.Known("12.10", "/usr/local/cuda-12.10/compat"));
    }

    @Test
    void aCompatLibraryWithoutANumberedDirectoryIsOfTheToolkitBesideIt() {
        RecordedMachine machine = Machines.withGpu()
                .program(Machines.QUERY, "0, Tesla T4, 15360, 470.57.02, 7.5, [N/A]\n")
                .file("/usr/local/cuda/compat/libcuda.so.535.104.05", "");
        assertThat(machine.detect().fact(AcceleratorKeys.CUDA_COMPAT))
                .isEqualTo(new Fact.Unknown("/usr/local/cuda/compat does not tell which CUDA it is of"));
        machine.file(
                "/usr/local/cuda/version.json",
                "{\n   \"cuda\" : {\n      \"name\" : \"CUDA SDK\",\n"
                        + "      \"version\" : \"12.2.20230823\"\n   }\n}\n");
        assertThat(machine.detect().fact(AcceleratorKeys.CUDA_COMPAT))
                .isEqualTo(new Fact.Known("12.2", "/usr/local/cuda/compat"));
    }
}

package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.client.platform.probe.Capture;
import org.collectivemind.client.platform.probe.RecordedProbe;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.requirement.RequirementParser;
import org.collectivemind.format.requirement.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What recorded machines make of requirements: absent things are false, broken ones are unknown, and neither is taken for there. */
class BrokenAcceleratorsSatisfyNothingTest {
    private static Platform machine(String name) throws IOException {
        Path file = Path.of("src", "test", "captures", name + ".yaml");
        Capture capture = Capture.read(Files.readString(file), file.toString());
        return new PlatformDetector(new RecordedProbe(capture), Path.of("")).detect();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a100 | any(cuda) | TRUE",
                "a100-mig | any(cuda, mem.total >= 20GiB) | FALSE",
                "a100-mixed-mig | any(cuda, mem.total >= 60GiB) | TRUE",
                "a100-mixed-mig | all(cuda, mem.total >= 16GiB) | FALSE",
                "gb10 | any(cuda, mem.total >= 100GiB and mem.unified = true) | TRUE",
                "gh200 | any(cuda, mem.unified = true) | FALSE",
                "jetson-nano | any(cuda, class = jetson and cc >= 5.3) | TRUE",
                "jetson-nano | cuda.api >= 11.4 | FALSE",
                "t4-470-compat | cuda.compat >= 12.2 and any(cuda, class = datacenter) | TRUE",
                "driver-mismatch | any(cuda) | UNKNOWN",
                "gpu-lost | any(cuda) | UNKNOWN",
                "nvidia-hung | any(cuda) | UNKNOWN",
                "nouveau | any(cuda) | FALSE",
                "nouveau | vulkan.version >= 1.2 | TRUE",
                "container-no-nvml | any(cuda) | FALSE",
                "container-utility-only | any(cuda) | FALSE",
                "container-no-gpu | any(cuda) | FALSE",
                "rx6700xt | any(rocm, gfx = gfx1030) | FALSE",
                "rx6700xt | any(rocm, gfx = gfx1031) | TRUE",
                "amd-no-permission | any(rocm) | UNKNOWN",
                "amd-container-no-kfd | any(rocm) | FALSE",
                "windows-rx7900xtx | any(rocm, gfx = gfx1100) | UNKNOWN",
                "windows-rtx3060 | cuda.driver >= 528.33 | TRUE",
                "windows-rtx3060-old | cuda.driver >= 528.33 | FALSE",
                "macbook-m2-16gb | any(metal, mem.total >= 12GiB) | FALSE",
                "macbook-intel-radeon | metal.version >= 3 and any(metal, mem.total >= 4GiB) | UNKNOWN",
                "intel-laptop-npu | any(npu) and not any(level0) | TRUE",
                "tpu-v5e | tpu.version >= 5 and any(tpu, mem.total >= 16GiB) | TRUE",
                "debian-12-haswell | any(cuda) or any(rocm) or any(vulkan) or any(npu) | FALSE",
            })
    void aRequirementOnAMachine(String name, String requirement, Truth truth) throws IOException {
        assertThat(Evaluator.evaluate(RequirementParser.parse(requirement), machine(name))
                        .truth())
                .isEqualTo(truth);
    }
}

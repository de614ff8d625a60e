package org.collectivemind.client.platform.accelerator;

import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.detect.Detector;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.SystemFacts;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Fact;

/** AMD's compute driver, the ROCm beside it, and the GPUs a ROCm program would see, from KFD's topology in {@code /sys}. */
public final class AmdFacts {
    public static final Detector DETECTOR = new Detector(
            "amd", Detector.PATIENT, List.of(FactKeys.ROCM_DRIVER, AcceleratorKeys.ROCM_VERSION), AmdFacts::detect);
    private static final String DRIVER = "/sys/module/amdgpu/version";
    private static final String DEVICE = "/dev/kfd";

    private AmdFacts() {}

    private static void detect(Machine machine, Findings findings) {
        switch (machine.system()) {
            case LINUX -> linux(machine, findings);
            case MACOS -> findings.absent(FactKeys.ROCM_DRIVER, "ROCm does not exist on macOS");
            case WINDOWS -> {
                // Told with the other adapters: one question answers for all.
            }
            case OTHER -> findings.absent(FactKeys.ROCM_DRIVER, "ROCm exists on Linux and Windows only");
        }
    }

    private static void linux(Machine machine, Findings findings) {
        Probe probe = machine.probe();
        List<KfdNode> gpus = KfdNode.gpus(probe);
        if (gpus.isEmpty()) {
            if (!SystemFacts.wsl(probe) || !RocmInfo.detect(probe, findings)) {
                findings.absent(FactKeys.ROCM_DRIVER, missing(probe));
            }
        } else if (!probe.exists(DEVICE)) {
            findings.absent(
                    FactKeys.ROCM_DRIVER,
                    "an AMD GPU is here, but " + DEVICE + " is not given to " + GivenDevices.process(probe));
        } else if (refused(probe)) {
            findings.unknown(
                    FactKeys.ROCM_DRIVER,
                    "this user may not open " + DEVICE + "; add the user to its group, which is `render` on most "
                            + "systems, and log in again");
        } else {
            List<KfdNode> visible = new RocmVisibility(probe).visible(gpus);
            if (visible.isEmpty()) {
                findings.absent(
                        FactKeys.ROCM_DRIVER,
                        "ROCR_VISIBLE_DEVICES, HIP_VISIBLE_DEVICES or CUDA_VISIBLE_DEVICES leaves no GPU");
                return;
            }
            findings.put(FactKeys.ROCM_DRIVER, driver(probe));
            findings.put(AcceleratorKeys.ROCM_VERSION, RocmVersion.detect(probe));
            DeviceFacts.number("rocm", new AmdGpus(probe).describe(visible), findings);
        }
    }

    /** There is no file that says so before one tries. */
    private static boolean refused(Probe probe) {
        return probe.execute("/usr/bin/test", "-w", DEVICE)
                .filter(output -> !output.timedOut() && output.exitCode() == 1)
                .isPresent();
    }

    private static Fact driver(Probe probe) {
        return probe.readFile(DRIVER)
                .map(version -> Findings.fact(FactKeys.ROCM_DRIVER, List.of(version), DRIVER))
                .orElseGet(() -> new Fact.Unknown("the kernel's own amdgpu driver has no version of its own"));
    }

    private static String missing(Probe probe) {
        List<PciDevice> gpus = PciDevice.all(probe).stream()
                .filter(device -> device.display() && device.of(PciDevice.AMD))
                .toList();
        if (gpus.isEmpty()) {
            return "no AMD compute driver on this machine";
        }
        Optional<String> driver =
                gpus.stream().flatMap(gpu -> gpu.driver().stream()).findFirst();
        return driver.filter("amdgpu"::equals).isPresent()
                ? "the AMD GPU's driver offers no compute (no KFD): the chip or the kernel is without it"
                : "there is an AMD GPU, but "
                        + driver.map(name -> "its driver is `" + name + "`").orElse("no driver runs it")
                        + ", and ROCm needs amdgpu";
    }
}

package org.collectivemind.client.platform.accelerator;

import java.util.List;
import org.collectivemind.client.platform.detect.Detector;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;

/**
 * Level Zero, Vulkan, TPUs and neural processors: of a Linux from one look at its buses, of Windows from its registry, which tells
 * of ROCm as well.
 */
public final class OtherAccelerators {
    public static final Detector DETECTOR = new Detector(
            "other accelerators",
            Detector.PATIENT,
            List.of(
                    AcceleratorKeys.LEVEL0,
                    AcceleratorKeys.LEVEL0_VERSION,
                    AcceleratorKeys.VULKAN,
                    AcceleratorKeys.VULKAN_VERSION,
                    AcceleratorKeys.TPU,
                    AcceleratorKeys.TPU_VERSION,
                    AcceleratorKeys.NPU),
            OtherAccelerators::detect);

    private OtherAccelerators() {}

    private static void detect(Machine machine, Findings findings) {
        switch (machine.system()) {
            case LINUX -> {
                List<PciDevice> pci = PciDevice.all(machine.probe());
                LevelZeroFacts.detect(machine, pci, findings);
                VulkanFacts.detect(machine, pci, findings);
                TpuFacts.detect(machine.probe(), pci, findings);
                NpuFacts.detect(machine, findings);
            }
            case WINDOWS -> WindowsFacts.detect(machine, findings);
            case MACOS -> {
                findings.absent(AcceleratorKeys.LEVEL0, "Level Zero exists on Linux and Windows only");
                findings.absent(AcceleratorKeys.VULKAN, "macOS has no Vulkan of its own; packages may bring MoltenVK");
                findings.absent(AcceleratorKeys.TPU, "TPUs exist under Linux only");
            }
            case OTHER -> {
                // Nothing is known of it.
            }
        }
    }
}

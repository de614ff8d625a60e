package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.SystemFacts;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.DottedNumber;

/**
 * Vulkan on a Linux without starting it: the loader, and for each GPU a driver that is for it. The version is the lowest of those
 * that serve a GPU, so that every device listed speaks it. A driver that computes on the processor does not count.
 */
final class VulkanFacts {
    private static final String LOADER = "libvulkan.so.1";

    private VulkanFacts() {}

    static void detect(Machine machine, List<PciDevice> pci, Findings findings) {
        Probe probe = machine.probe();
        Optional<Jetson> jetson = Jetson.of(machine);
        List<PciDevice> gpus = pci.stream().filter(PciDevice::display).toList();
        if (SystemFacts.wsl(probe)) {
            findings.unknown(AcceleratorKeys.VULKAN, "in WSL Vulkan goes through Direct3D, which no file describes");
            return;
        }
        if (gpus.isEmpty() && jetson.isEmpty()) {
            findings.absent(AcceleratorKeys.VULKAN, "no GPU on this machine");
            return;
        }
        if (SharedLibraries.find(machine, LOADER).isEmpty()) {
            findings.absent(AcceleratorKeys.VULKAN, "a GPU is here, but not Vulkan's loader (" + LOADER + ")");
            return;
        }
        List<VulkanDriver> drivers = VulkanDriver.installed(probe);
        PciGpus described = new PciGpus(machine);
        List<DeviceFacts> devices = new ArrayList<>();
        List<VulkanDriver> serving = new ArrayList<>();
        for (PciDevice gpu : gpus) {
            newest(drivers.stream().filter(driver -> driver.serves(gpu)).toList())
                    .ifPresent(driver -> {
                        serving.add(driver);
                        devices.add(described.describe(gpu));
                    });
        }
        jetson.flatMap(board ->
                        newest(drivers.stream().filter(VulkanDriver::nvidias).toList()))
                .ifPresent(driver -> {
                    serving.add(driver);
                    devices.add(new DeviceFacts()
                            .known(FactKeys.DEVICE_NAME, jetson.get().model(), driver.file())
                            .sharedMemory(UnifiedMemory.of(machine), "a Jetson"));
                });
        if (devices.isEmpty()) {
            findings.absent(AcceleratorKeys.VULKAN, "no Vulkan driver is installed for the GPU of this machine");
            return;
        }
        Optional<String> withheld = GivenDevices.graphicsWithheld(probe)
                .filter(reason ->
                        serving.stream().anyMatch(driver -> !driver.nvidias()) || !probe.exists("/dev/nvidiactl"))
                .filter(reason -> jetson.isEmpty());
        if (withheld.isPresent()) {
            findings.absent(AcceleratorKeys.VULKAN, withheld.get());
            return;
        }
        VulkanDriver lowest = serving.stream().min(byVersion()).orElseThrow();
        findings.known(AcceleratorKeys.VULKAN_VERSION, lowest.version(), lowest.file());
        DeviceFacts.number("vulkan", devices, findings);
    }

    private static Optional<VulkanDriver> newest(List<VulkanDriver> drivers) {
        return drivers.stream().max(byVersion());
    }

    private static Comparator<VulkanDriver> byVersion() {
        return Comparator.comparing(driver -> DottedNumber.parse(driver.version()));
    }
}

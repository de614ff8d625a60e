package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.DottedNumber;

/** What the registry of Windows tells of AMD, Intel, Vulkan and neural processors: two questions for all of them. */
final class WindowsFacts {
    private static final String SOURCE = "registry, display adapters";
    private static final String SILENT = "the registry did not answer";
    private static final List<String> HIP = List.of("amdhip64.dll", "amdhip64_6.dll", "amdhip64_7.dll");
    private final Machine machine;
    private final Probe probe;
    private final String libraries;

    private WindowsFacts(Machine machine) {
        this.machine = machine;
        this.probe = machine.probe();
        this.libraries = probe.variable("SystemRoot").orElse("C:\\Windows") + "\\System32\\";
    }

    static void detect(Machine machine, Findings findings) {
        new WindowsFacts(machine).detect(findings);
    }

    private void detect(Findings findings) {
        findings.absent(AcceleratorKeys.TPU, "TPUs exist under Linux only");
        Optional<List<WindowsAdapter>> displays = WindowsAdapter.all(probe, WindowsAdapter.DISPLAY);
        if (displays.isEmpty()) {
            for (AttributeKey key : List.of(FactKeys.ROCM_DRIVER, AcceleratorKeys.LEVEL0, AcceleratorKeys.VULKAN)) {
                findings.unknown(key, SILENT);
            }
        } else {
            List<WindowsAdapter> adapters = displays.get();
            rocm(adapters.stream().filter(adapter -> adapter.of(PciDevice.AMD)).toList(), findings);
            levelZero(
                    adapters.stream()
                            .filter(adapter -> adapter.of(PciDevice.INTEL))
                            .toList(),
                    findings);
            vulkan(adapters, findings);
        }
        WindowsAdapter.all(probe, WindowsAdapter.COMPUTE)
                .ifPresentOrElse(
                        adapters -> npu(adapters, findings), () -> findings.unknown(AcceleratorKeys.NPU, SILENT));
    }

    private void rocm(List<WindowsAdapter> adapters, Findings findings) {
        if (adapters.isEmpty()) {
            findings.absent(FactKeys.ROCM_DRIVER, "no AMD GPU on this machine");
        } else if (HIP.stream().noneMatch(name -> probe.exists(libraries + name))) {
            findings.absent(FactKeys.ROCM_DRIVER, "the AMD driver brings no HIP (amdhip64.dll)");
        } else {
            String reason = "Windows does not tell; `hipInfo` of the HIP SDK does";
            findings.unknown(FactKeys.ROCM_DRIVER, reason);
            findings.unknown(AcceleratorKeys.ROCM_VERSION, reason);
            DeviceFacts.number(
                    "rocm",
                    adapters.stream()
                            .map(adapter -> describe(adapter).unknown(AcceleratorKeys.GFX, reason))
                            .toList(),
                    findings);
        }
    }

    private void levelZero(List<WindowsAdapter> adapters, Findings findings) {
        if (adapters.isEmpty()) {
            findings.absent(AcceleratorKeys.LEVEL0, "no Intel GPU on this machine");
        } else if (!probe.exists(libraries + "ze_loader.dll")) {
            findings.absent(
                    AcceleratorKeys.LEVEL0, "an Intel GPU is here, but not Level Zero's loader (ze_loader.dll)");
        } else {
            findings.unknown(AcceleratorKeys.LEVEL0_VERSION, "Windows does not tell the version of ze_loader.dll");
            DeviceFacts.number("level0", adapters.stream().map(this::describe).toList(), findings);
        }
    }

    private void vulkan(List<WindowsAdapter> adapters, Findings findings) {
        List<DeviceFacts> devices = new ArrayList<>();
        List<VulkanDriver> serving = new ArrayList<>();
        for (WindowsAdapter adapter : adapters) {
            adapter.vulkan().stream()
                    .flatMap(file -> VulkanDriver.read(probe, file).stream())
                    .findFirst()
                    .ifPresent(driver -> {
                        serving.add(driver);
                        devices.add(describe(adapter));
                    });
        }
        if (devices.isEmpty() || !probe.exists(libraries + "vulkan-1.dll")) {
            findings.absent(AcceleratorKeys.VULKAN, "no adapter has a Vulkan driver, or vulkan-1.dll is missing");
            return;
        }
        serving.stream()
                .min(Comparator.comparing(driver -> DottedNumber.parse(driver.version())))
                .ifPresent(driver -> findings.known(AcceleratorKeys.VULKAN_VERSION, driver.version(), driver.file()));
        DeviceFacts.number("vulkan", devices, findings);
    }

    private void npu(List<WindowsAdapter> adapters, Findings findings) {
        if (adapters.isEmpty()) {
            findings.absent(AcceleratorKeys.NPU, "no neural processor with a driver on this machine");
        }
        String source = "registry, compute accelerators";
        DeviceFacts.number(
                "npu",
                adapters.stream()
                        .map(adapter -> new DeviceFacts()
                                .known(FactKeys.DEVICE_NAME, adapter.name(), source)
                                .sharedMemory(UnifiedMemory.of(machine), "a neural processor is part of the processor"))
                        .toList(),
                findings);
    }

    private DeviceFacts describe(WindowsAdapter adapter) {
        DeviceFacts facts = new DeviceFacts().known(FactKeys.DEVICE_NAME, adapter.name(), SOURCE);
        return adapter.memory().filter(bytes -> bytes.signum() > 0).isPresent()
                ? facts.known(FactKeys.MEMORY, adapter.memory().get().toString(), SOURCE)
                : facts.unknown(FactKeys.MEMORY, "its driver does not write it into the registry");
    }
}

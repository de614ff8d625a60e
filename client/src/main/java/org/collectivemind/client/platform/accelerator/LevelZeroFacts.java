package org.collectivemind.client.platform.accelerator;

import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.probe.Probe;

/** Intel GPUs on a Linux for programs of oneAPI: Level Zero's loader, Intel's driver for it, and graphics of Intel's with a kernel driver. */
final class LevelZeroFacts {
    private LevelZeroFacts() {}

    static void detect(Machine machine, List<PciDevice> pci, Findings findings) {
        Probe probe = machine.probe();
        List<PciDevice> gpus = pci.stream()
                .filter(device -> device.display() && device.of(PciDevice.INTEL))
                .filter(device -> device.drivenBy("i915") || device.drivenBy("xe"))
                .toList();
        Optional<String> loader =
                gpus.isEmpty() ? Optional.empty() : SharedLibraries.find(machine, "libze_loader.so.1");
        Optional<String> reason = gpus.isEmpty()
                ? Optional.of("no Intel GPU with a driver on this machine")
                : loader.isEmpty()
                        ? Optional.of("an Intel GPU is here, but not Level Zero's loader (libze_loader.so.1)")
                        : SharedLibraries.find(machine, "libze_intel_gpu.so.1").isEmpty()
                                ? Optional.of("an Intel GPU is here, but not Intel's driver for Level Zero "
                                        + "(libze_intel_gpu.so.1)")
                                : GivenDevices.graphicsWithheld(probe);
        if (reason.isPresent()) {
            findings.absent(AcceleratorKeys.LEVEL0, reason.get());
            return;
        }
        SharedLibraries.version(probe, loader.get())
                .ifPresentOrElse(
                        version -> findings.known(AcceleratorKeys.LEVEL0_VERSION, version, loader.get()),
                        () -> findings.unknown(
                                AcceleratorKeys.LEVEL0_VERSION, loader.get() + " is no link to a file with a version"));
        PciGpus described = new PciGpus(machine);
        DeviceFacts.number("level0", gpus.stream().map(described::describe).toList(), findings);
    }
}

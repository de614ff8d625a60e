package org.collectivemind.client.platform.accelerator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.SystemFacts;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Fact;

/** Whether NVIDIA's driver is loaded and which, from files of a Linux; and why not, where it is not. */
final class NvidiaDriver {
    /** There is no sign of an NVIDIA GPU. */
    static final String NONE = "no NVIDIA driver on this machine";

    private static final String MODULE = "/sys/module/nvidia/version";
    private static final String PROC = "/proc/driver/nvidia/version";
    private static final String CONTROL = "/dev/nvidiactl";
    /** The way of WSL 2 to the driver of Windows. */
    private static final String WSL_DEVICE = "/dev/dxg";
    /**
     * {@code NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 …}, and of the open modules {@code NVIDIA UNIX
     * Open Kernel Module for x86_64  580.65.06  Release Build …}.
     */
    private static final Pattern PROC_VERSION = Pattern.compile("Kernel Module[^\\n]*?\\s(\\d+\\.\\d+(?:\\.\\d+)*)\\s");

    private NvidiaDriver() {}

    /** The version of the loaded driver; empty where files show none. WSL shows none: its driver is that of Windows. */
    static Optional<Fact> loaded(Probe probe) {
        Optional<Fact> module =
                probe.readFile(MODULE).map(version -> Findings.fact(FactKeys.CUDA_DRIVER, List.of(version), MODULE));
        return module.filter(fact -> fact.known().isPresent())
                .or(() -> probe.readFile(PROC)
                        .map(text -> Findings.fact(FactKeys.CUDA_DRIVER, List.of(version(text)), PROC)))
                .or(() -> module);
    }

    private static String version(String text) {
        Matcher matcher = PROC_VERSION.matcher(text);
        return matcher.find() ? matcher.group(1) : text.lines().findFirst().orElse("");
    }

    /** Why a loaded driver is out of this process's reach; empty where it is not. */
    static Optional<String> withheld(Probe probe) {
        if (probe.exists(CONTROL)) {
            return Optional.empty();
        }
        String asked = probe.variable("NVIDIA_VISIBLE_DEVICES")
                .filter(value -> value.isEmpty() || value.equals("void") || value.equals("none"))
                .map(value -> "; NVIDIA_VISIBLE_DEVICES=" + value)
                .orElse("");
        return Optional.of("an NVIDIA driver is loaded, but none of its devices is given to "
                + GivenDevices.process(probe) + " (no " + CONTROL + asked + ")");
    }

    /** Why there is no driver: another one drives the GPU, none does, or there is no GPU. */
    static String missing(Machine machine) {
        Probe probe = machine.probe();
        if (SystemFacts.wsl(probe) && !probe.exists(WSL_DEVICE)) {
            return "WSL has no way to the GPU (no " + WSL_DEVICE + "): it is WSL 1, or Windows has no driver for WSL";
        }
        List<PciDevice> gpus = PciDevice.all(probe).stream()
                .filter(device -> device.display() && device.of(PciDevice.NVIDIA))
                .toList();
        if (gpus.stream().anyMatch(gpu -> gpu.drivenBy("nouveau"))
                || gpus.isEmpty() && probe.exists("/sys/module/nouveau")) {
            return "the nouveau driver runs this GPU, and CUDA needs NVIDIA's";
        }
        if (gpus.stream().anyMatch(gpu -> gpu.drivenBy("vfio-pci"))) {
            return "the GPU is set aside for a virtual machine (vfio-pci)";
        }
        return gpus.isEmpty() ? NONE : "there is an NVIDIA GPU, but NVIDIA's driver is not loaded";
    }
}

package org.collectivemind.client.platform.accelerator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Fact;

/**
 * An NVIDIA Jetson, told from its device tree and the release of Jetson Linux (L4T): most have no {@code nvidia-smi}, and where it
 * is, it answers {@code N/A} to most questions. The CUDA of the driver comes with the release (Jetson Linux and JetPack release
 * notes, developer.nvidia.com/embedded/jetson-linux-archive, read 2026-11-21).
 *
 * @param model as the board calls itself
 * @param chip {@code tegra234}
 * @param release of Jetson Linux, {@code 35.4.1}; empty where it is not said, as in containers without NVIDIA's runtime
 */
record Jetson(String model, String chip, Optional<String> release) {
    private static final String TREE = "/proc/device-tree/";
    private static final String RELEASE = "/etc/nv_tegra_release";
    private static final Pattern CHIP = Pattern.compile("nvidia,(tegra\\d{3})(?![\\w-])");
    /** {@code # R35 (release), REVISION: 4.1, GCID: …}. */
    private static final Pattern RELEASE_LINE =
            Pattern.compile("# R(\\d{1,3}) \\(release\\), REVISION: (\\d{1,3}(?:\\.\\d{1,3})*)");

    private static final Map<String, String> CAPABILITIES = Map.of(
            "tegra210", "5.3",
            "tegra186", "6.2",
            "tegra194", "7.2",
            "tegra234", "8.7",
            "tegra264", "11.0");
    /** The first release with a CUDA, newest first. A release newer than the last row is not guessed. */
    private static final List<Map.Entry<String, String>> CUDA = List.of(
            Map.entry("39", ""),
            Map.entry("38.2", "13.0"),
            Map.entry("37", ""),
            Map.entry("36.4", "12.6"),
            Map.entry("36", "12.2"),
            Map.entry("34.1", "11.4"),
            Map.entry("32.4", "10.2"),
            Map.entry("31", "10.0"),
            Map.entry("28.2", "9.0"));
    /** Releases before R36 have the kernel module say the release where others say the driver. */
    private static final DottedNumber FIRST_DRIVER = DottedNumber.parse("400");

    static Optional<Jetson> of(Machine machine) {
        Probe probe = machine.probe();
        if (!machine.architecture().name().equals("aarch64")) {
            return Optional.empty();
        }
        return text(probe, TREE + "compatible")
                .map(CHIP::matcher)
                .filter(Matcher::find)
                .map(chip -> new Jetson(
                        text(probe, TREE + "model").map(String::strip).orElse("NVIDIA " + chip.group(1)),
                        chip.group(1),
                        release(probe)));
    }

    /** A property of the device tree: texts that each end in a byte of zero. */
    private static Optional<String> text(Probe probe, String path) {
        return probe.readFile(path).map(text -> text.replace('\0', ' '));
    }

    private static Optional<String> release(Probe probe) {
        return probe.readFile(RELEASE)
                .map(RELEASE_LINE::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1) + "." + line.group(2));
    }

    NvidiaAnswer answer(Machine machine) {
        DeviceFacts device = new DeviceFacts()
                .known(FactKeys.DEVICE_NAME, model, TREE + "model")
                .known(AcceleratorKeys.CLASS, "jetson", TREE + "compatible")
                .sharedMemory(UnifiedMemory.of(machine), TREE + "compatible");
        Optional<String> capability = Optional.ofNullable(CAPABILITIES.get(chip));
        if (capability.isPresent()) {
            device.known(FactKeys.COMPUTE_CAPABILITY, capability.get(), TREE + "compatible (" + chip + ")");
        } else {
            device.unknown(FactKeys.COMPUTE_CAPABILITY, chip + " is newer than this cm");
        }
        return new NvidiaAnswer(
                driver(machine.probe()),
                api(),
                List.of(new NvidiaAnswer.Gpu(Optional.empty(), List.of(), List.of(device))));
    }

    private Fact api() {
        if (release.isEmpty()) {
            return new Fact.Unknown("no " + RELEASE + " tells the release of Jetson Linux");
        }
        DottedNumber number = DottedNumber.parse(release.get());
        return CUDA.stream()
                .filter(row -> number.compareTo(DottedNumber.parse(row.getKey())) >= 0)
                .findFirst()
                .filter(row -> !row.getValue().isEmpty())
                .map(row -> Findings.fact(
                        FactKeys.CUDA_API, List.of(row.getValue()), RELEASE + " (Jetson Linux " + release.get() + ")"))
                .orElseGet(() -> new Fact.Unknown("Jetson Linux " + release.get() + " is not in NVIDIA's list of "
                        + "releases as of 2026-11-21"));
    }

    private static Fact driver(Probe probe) {
        return NvidiaDriver.loaded(probe)
                .filter(fact -> fact.known()
                        .filter(known -> DottedNumber.parse(known.text()).compareTo(FIRST_DRIVER) >= 0)
                        .isPresent())
                .orElseGet(() -> new Fact.Unknown(
                        "this Jetson's driver has the number of its Jetson Linux, and `cuda.api` decides"));
    }
}

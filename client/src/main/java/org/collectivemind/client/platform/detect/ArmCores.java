package org.collectivemind.client.platform.detect;

import java.util.Map;
import java.util.Optional;

/**
 * Arm processors name themselves by numbers in {@code /proc/cpuinfo}: who implemented the core, and which part it is (MIDR_EL1,
 * Arm's technical reference manuals). Named are the cores of servers and boards one meets; others keep their numbers.
 */
final class ArmCores {
    private static final Map<String, String> IMPLEMENTERS = Map.of(
            "0x41", "Arm",
            "0x43", "Cavium",
            "0x46", "Fujitsu",
            "0x48", "HiSilicon",
            "0x4e", "NVIDIA",
            "0x51", "Qualcomm",
            "0x61", "Apple",
            "0xc0", "Ampere");
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("0x41 0xd03", "Cortex-A53"),
            Map.entry("0x41 0xd05", "Cortex-A55"),
            Map.entry("0x41 0xd08", "Cortex-A72"),
            Map.entry("0x41 0xd0b", "Cortex-A76"),
            Map.entry("0x41 0xd42", "Cortex-A78AE"),
            Map.entry("0x41 0xd0c", "Neoverse N1"),
            Map.entry("0x41 0xd49", "Neoverse N2"),
            Map.entry("0x41 0xd40", "Neoverse V1"),
            Map.entry("0x41 0xd4f", "Neoverse V2"),
            Map.entry("0x46 0x001", "A64FX"));

    private ArmCores() {}

    static Optional<String> vendor(Map<String, String> cpuinfo) {
        return Optional.ofNullable(cpuinfo.get("CPU implementer"))
                .map(number -> IMPLEMENTERS.getOrDefault(number, number));
    }

    static Optional<String> model(Map<String, String> cpuinfo) {
        Optional<String> part = Optional.ofNullable(cpuinfo.get("CPU part"));
        return vendor(cpuinfo)
                .flatMap(vendor -> part.map(number -> vendor + " "
                        + PARTS.getOrDefault(cpuinfo.get("CPU implementer") + " " + number, "part " + number)));
    }
}

package org.collectivemind.client.platform.detect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.client.platform.probe.Probe;

/** The processor: what it can execute, who made it, how many of them this process may use. */
public final class CpuFacts {
    public static final Detector DETECTOR = new Detector(
            "cpu",
            List.of(
                    FactKeys.CPU_CORES,
                    FactKeys.CPU_FEATURES,
                    FactKeys.CPU_ISA,
                    FactKeys.CPU_MODEL,
                    FactKeys.CPU_VENDOR),
            CpuFacts::detect);
    private static final String CPUINFO = "/proc/cpuinfo";
    /** The first processor's block; the others say the same, and on big machines take long to say it. */
    private static final int FIRST_BLOCK = 8 << 10;

    private CpuFacts() {}

    private static void detect(Machine machine, Findings findings) {
        findings.known(
                FactKeys.CPU_CORES, Integer.toString(machine.probe().processors()), "processors of this process");
        switch (machine.system()) {
            case LINUX -> linux(machine, findings);
            case MACOS -> macos(machine, findings);
            case WINDOWS, OTHER -> {
                String reason = machine.system().words() + " lists no CPU features to programs";
                machine.probe()
                        .variable("PROCESSOR_IDENTIFIER")
                        .ifPresent(text -> findings.known(FactKeys.CPU_MODEL, text, "PROCESSOR_IDENTIFIER"));
                findings.unknown(FactKeys.CPU_FEATURES, reason);
                findings.unknown(FactKeys.CPU_ISA, reason);
            }
        }
    }

    private static void linux(Machine machine, Findings findings) {
        Map<String, String> block = firstBlock(machine.probe());
        Optional<String> listed =
                Optional.ofNullable(block.get("flags")).or(() -> Optional.ofNullable(block.get("Features")));
        features(machine, findings, listed.map(CpuFeatures::ofLinux), CPUINFO);
        ArmCores.vendor(block)
                .or(() -> Optional.ofNullable(block.get("vendor_id")))
                .ifPresent(vendor -> findings.known(FactKeys.CPU_VENDOR, vendor, CPUINFO));
        ArmCores.model(block)
                .or(() -> Optional.ofNullable(block.get("model name")))
                .ifPresent(model -> findings.known(FactKeys.CPU_MODEL, model, CPUINFO));
    }

    private static Map<String, String> firstBlock(Probe probe) {
        Map<String, String> block = new TreeMap<>();
        String text = probe.read(CPUINFO, FIRST_BLOCK)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        for (String line :
                text.strip().lines().takeWhile(line -> !line.isBlank()).toList()) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.substring(colon + 1).isBlank()) {
                block.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return block;
    }

    private static void macos(Machine machine, Findings findings) {
        SortedSet<String> listed = CpuFeatures.ofMacos(machine);
        features(machine, findings, listed.isEmpty() ? Optional.empty() : Optional.of(listed), "sysctl");
        machine.sysctl("machdep.cpu.brand_string")
                .ifPresent(model -> findings.known(FactKeys.CPU_MODEL, model, "sysctl machdep.cpu.brand_string"));
        machine.sysctl("machdep.cpu.vendor")
                .or(() -> machine.sysctl("hw.optional.arm64").map(yes -> "Apple"))
                .ifPresent(vendor -> findings.known(FactKeys.CPU_VENDOR, vendor, "sysctl"));
    }

    private static void features(
            Machine machine, Findings findings, Optional<SortedSet<String>> listed, String source) {
        if (listed.isEmpty()) {
            findings.unknown(FactKeys.CPU_FEATURES, source + " lists none");
            findings.unknown(FactKeys.CPU_ISA, source + " lists no CPU features to tell it by");
            return;
        }
        SortedSet<String> features = new TreeSet<>(listed.get());
        findings.put(FactKeys.CPU_FEATURES, Findings.fact(FactKeys.CPU_FEATURES, List.copyOf(features), source));
        String architecture = machine.architecture().name();
        List<String> levels = InstructionLevels.satisfied(architecture, features);
        if (levels.isEmpty()) {
            findings.unknown(FactKeys.CPU_ISA, "no levels are defined for " + architecture);
        } else {
            findings.put(FactKeys.CPU_ISA, Findings.fact(FactKeys.CPU_ISA, levels, "cpu.features"));
        }
    }
}

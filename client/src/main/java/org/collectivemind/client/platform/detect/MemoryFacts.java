package org.collectivemind.client.platform.detect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.probe.Probe;

/** Main memory in bytes: what is built in, or what a control group leaves of it. */
public final class MemoryFacts {
    public static final Detector DETECTOR = new Detector("memory", List.of(FactKeys.MEMORY), MemoryFacts::detect);
    private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s+(\\d{1,15}) kB");
    private static final String MEMINFO = "/proc/meminfo";

    private MemoryFacts() {}

    private static void detect(Machine machine, Findings findings) {
        switch (machine.system()) {
            case LINUX -> linux(machine.probe(), findings);
            case MACOS ->
                machine.sysctl("hw.memsize")
                        .ifPresentOrElse(
                                bytes -> findings.known(FactKeys.MEMORY, bytes, "sysctl hw.memsize"),
                                () -> runtime(machine.probe(), findings));
            case WINDOWS, OTHER -> runtime(machine.probe(), findings);
        }
    }

    private static void runtime(Probe probe, Findings findings) {
        OptionalLong bytes = probe.memory();
        if (bytes.isPresent()) {
            findings.known(FactKeys.MEMORY, Long.toString(bytes.getAsLong()), "operating system");
        } else {
            findings.unknown(FactKeys.MEMORY, "the operating system does not tell");
        }
    }

    private static void linux(Probe probe, Findings findings) {
        Optional<Matcher> total = probe.readFile(MEMINFO).map(TOTAL::matcher).filter(Matcher::find);
        if (total.isEmpty()) {
            findings.unknown(FactKeys.MEMORY, MEMINFO + " has no MemTotal");
            return;
        }
        long built = Long.parseLong(total.get().group(1)) * 1024;
        Optional<ControlGroups.Limit> limit = ControlGroups.memoryLimit(probe).filter(found -> found.bytes() < built);
        findings.known(
                FactKeys.MEMORY,
                Long.toString(limit.map(ControlGroups.Limit::bytes).orElse(built)),
                limit.map(ControlGroups.Limit::file).orElse(MEMINFO));
    }
}

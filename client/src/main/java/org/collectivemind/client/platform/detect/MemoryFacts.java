package org.collectivemind.client.platform.detect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.probe.Probe;

/**
 * Main memory in bytes: what is built in, or what a control group leaves of it. How much of it can be had, only Linux tells
 * (from 3.14); macOS and Windows keep memory full on purpose, and what they call free says nothing.
 */
public final class MemoryFacts {
    public static final Detector DETECTOR =
            new Detector("memory", List.of(FactKeys.MEMORY, FactKeys.MEMORY_AVAILABLE), MemoryFacts::detect);
    private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s+(\\d{1,15}) kB");
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d{1,15}) kB");
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
        String meminfo = probe.readFile(MEMINFO).orElse("");
        OptionalLong built = bytes(TOTAL, meminfo);
        if (built.isEmpty()) {
            findings.unknown(FactKeys.MEMORY, MEMINFO + " has no MemTotal");
            return;
        }
        Optional<ControlGroups.Limit> limit =
                ControlGroups.memoryLimit(probe).filter(found -> found.bytes() < built.getAsLong());
        String unlimited =
                ControlGroups.areHidden(probe) ? MEMINFO + ", no limit of a control group can be seen" : MEMINFO;
        findings.known(
                FactKeys.MEMORY,
                Long.toString(limit.map(ControlGroups.Limit::bytes).orElse(built.getAsLong())),
                limit.map(ControlGroups.Limit::file).orElse(unlimited));
        available(probe, bytes(AVAILABLE, meminfo), limit, findings);
    }

    /** What the kernel reckons can be had without swapping, or what a control group has left of its limit. */
    private static void available(
            Probe probe, OptionalLong machine, Optional<ControlGroups.Limit> limit, Findings findings) {
        if (machine.isEmpty()) {
            return;
        }
        OptionalLong group =
                limit.map(found -> ControlGroups.available(probe, found)).orElse(OptionalLong.empty());
        if (limit.isPresent() && group.isEmpty()) {
            findings.unknown(
                    FactKeys.MEMORY_AVAILABLE,
                    limit.get().file() + " is a limit, and nothing beside it tells what is used");
        } else if (group.isPresent() && group.getAsLong() < machine.getAsLong()) {
            findings.known(
                    FactKeys.MEMORY_AVAILABLE,
                    Long.toString(group.getAsLong()),
                    limit.orElseThrow().file());
        } else {
            findings.known(FactKeys.MEMORY_AVAILABLE, Long.toString(machine.getAsLong()), MEMINFO);
        }
    }

    private static OptionalLong bytes(Pattern line, String meminfo) {
        Matcher matcher = line.matcher(meminfo);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * 1024) : OptionalLong.empty();
    }
}

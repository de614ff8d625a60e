package org.collectivemind.client.platform.detect;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.client.platform.probe.Probe;

/**
 * Linux's {@code /proc/cpuinfo}: the first processor's block, for the others say the same and on big machines take long to say it.
 * Only Arm mixes cores, so there every block is asked for its part.
 *
 * @param block names and values, those without a value left out
 * @param parts of Arm cores: {@code 0x41/0xd40}, the implementer and the part of {@code MIDR_EL1}
 */
record CpuInfo(Map<String, String> block, SortedSet<String> parts) {
    static final String PATH = "/proc/cpuinfo";
    private static final int FIRST_BLOCK = 8 << 10;

    CpuInfo {
        block = Collections.unmodifiableMap(new TreeMap<>(block));
        parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    }

    static final CpuInfo NONE = new CpuInfo(Map.of(), Collections.emptySortedSet());

    static CpuInfo read(Probe probe) {
        Map<String, String> block = new TreeMap<>();
        for (String line : text(probe, FIRST_BLOCK)
                .lines()
                .takeWhile(line -> !line.isBlank())
                .toList()) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.substring(colon + 1).isBlank()) {
                block.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        SortedSet<String> parts = new TreeSet<>();
        if (block.containsKey("CPU implementer")) {
            collect(text(probe, Probe.FILE_LIMIT).lines().toList(), parts);
        }
        return new CpuInfo(block, parts);
    }

    private static String text(Probe probe, int limit) {
        return probe.read(PATH, limit)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .orElse("");
    }

    private static void collect(List<String> lines, SortedSet<String> parts) {
        String implementer = "";
        for (String line : lines) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("CPU implementer")) {
                implementer = value;
            } else if (line.startsWith("CPU part")) {
                parts.add(implementer + "/" + value);
            }
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(block.get(name));
    }

    /** Of the processor that is described, which is not this process's where a program such as qemu translates. */
    Optional<String> architecture() {
        if (block.containsKey("flags")) {
            return Optional.of(List.of(block.get("flags").split(" ")).contains("lm") ? "x86_64" : "i686");
        }
        if (block.containsKey("CPU implementer")) {
            return Optional.of(value("CPU architecture").filter("7"::equals).isPresent() ? "armv7l" : "aarch64");
        }
        if (value("isa").filter(isa -> isa.startsWith("rv64")).isPresent()) {
            return Optional.of("riscv64");
        }
        return value("cpu")
                .filter(cpu -> cpu.toUpperCase(Locale.ROOT).startsWith("POWER"))
                .map(power -> "ppc64le");
    }
}

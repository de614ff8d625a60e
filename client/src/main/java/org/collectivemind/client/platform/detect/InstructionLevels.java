package org.collectivemind.client.platform.detect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.LatticeType;

/**
 * Which generic levels a processor reaches. x86-64: the levels of the psABI, feature lists as in archspec. Armv8-A and Armv9-A:
 * what the Arm architecture makes mandatory in each version and a program can see on Linux. Pointer authentication and branch
 * targets are left out: kernels hide them, and where they are off their instructions do nothing. What a kernel too old to name
 * hides costs a level, never claims one.
 */
public final class InstructionLevels {
    public static final LatticeType LEVELS = (LatticeType) AttributeCatalog.builtIn()
            .definition(FactKeys.CPU_ISA)
            .orElseThrow()
            .type();
    private static final Map<String, Set<String>> ADDED = Map.ofEntries(
            Map.entry("x86_64", Set.of()),
            Map.entry("x86_64_v2", Set.of("cx16", "lahf_lm", "popcnt", "sse3", "ssse3", "sse4_1", "sse4_2")),
            Map.entry("x86_64_v3", Set.of("abm", "avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "movbe", "xsave")),
            Map.entry("x86_64_v4", Set.of("avx512bw", "avx512cd", "avx512dq", "avx512f", "avx512vl")),
            Map.entry("aarch64", Set.of()),
            Map.entry("armv8.1a", Set.of("asimdrdm", "atomics", "crc32")),
            Map.entry("armv8.2a", Set.of("dcpop")),
            Map.entry("armv8.3a", Set.of("fcma", "jscvt", "lrcpc")),
            Map.entry("armv8.4a", Set.of("asimddp", "dit", "flagm", "ilrcpc", "uscat")),
            Map.entry("armv8.5a", Set.of("dcpodp", "flagm2", "frint", "sb")),
            Map.entry("armv8.6a", Set.of("bf16", "i8mm")),
            Map.entry("armv8.7a", Set.of("afp", "wfxt")),
            Map.entry("armv8.8a", Set.of("hbc", "mops")),
            Map.entry("armv8.9a", Set.of("cssc")),
            Map.entry("armv9.0a", Set.of("sve2")),
            Map.entry("armv9.1a", Set.of()),
            Map.entry("armv9.2a", Set.of()),
            Map.entry("armv9.3a", Set.of()),
            Map.entry("armv9.4a", Set.of()));

    private InstructionLevels() {}

    /** The levels from best to plainest; empty for an architecture without levels. */
    public static List<String> satisfied(String architecture, Set<String> features) {
        return ADDED.keySet().stream()
                .filter(level ->
                        level.equals(architecture) || LEVELS.below(level).contains(architecture))
                .filter(level -> reached(level, features))
                .sorted(LEVELS.bestFirst())
                .collect(Collectors.toList());
    }

    private static boolean reached(String level, Set<String> features) {
        return features.containsAll(ADDED.getOrDefault(level, Set.of()))
                && LEVELS.below(level).stream()
                        .allMatch(below -> features.containsAll(ADDED.getOrDefault(below, Set.of())));
    }

    public static Set<String> levels() {
        return ADDED.keySet();
    }
}

package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.format.attribute.Microarchitectures;
import org.collectivemind.format.platform.Fact;
import org.junit.jupiter.api.Test;

/**
 * The machines archspec was tested with, whose names end in what they are: {@code linux-ubuntu20.04-zen3}. Runs where the system
 * property {@code cm.archspec} names a checkout of github.com/archspec/archspec-json; its files are not ours to keep.
 */
class ArchspecMachinesAreRecognisedTest {
    @Test
    void detectionNamesEachOfThemAsArchspecDoes() throws IOException {
        String checkout = System.getProperty("cm.archspec", "");
        assumeTrue(!checkout.isEmpty(), "-Dcm.archspec names no checkout of archspec-json");
        SortedMap<String, String> expected = new TreeMap<>();
        SortedMap<String, String> detected = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(checkout, "tests", "targets"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String own = name.substring(name.lastIndexOf('-') + 1);
                expected.put(name, own);
                Fact isa = machine(name, own, Files.readString(file, StandardCharsets.ISO_8859_1))
                        .detect()
                        .fact(FactKeys.CPU_ISA);
                detected.put(
                        name, isa.known().map(known -> known.values().get(0)).orElseGet(isa::toString));
            }
        }
        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(detected).isEqualTo(expected);
    }

    private static RecordedMachine machine(String name, String own, String text) {
        if (name.startsWith("darwin-")) {
            return RecordedMachine.running("Mac OS X", "15.0", "x86_64")
                    .program("/usr/sbin/sysctl", (text.contains("Apple") ? "hw.optional.arm64: 1\n" : "") + text);
        }
        if (name.startsWith("windows-")) {
            return RecordedMachine.running("Windows 11", "10.0", "amd64")
                    .variable("PROCESSOR_IDENTIFIER", identifier(text));
        }
        String architecture = Stream.of("x86_64", "aarch64", "ppc64", "ppc64le", "riscv64")
                .filter(Set.copyOf(Microarchitectures.builtIn().order().below(own))::contains)
                .findFirst()
                .orElseThrow();
        return RecordedMachine.running("Linux", "6.1.0", architecture).file("/proc/cpuinfo", text);
    }

    /** What Windows says of a processor that answers CPUID so; a line is leaf, subleaf, eax, ebx, ecx, edx. */
    private static String identifier(String dump) {
        int signature = dump.lines()
                .filter(line -> line.startsWith("1, 0, "))
                .mapToInt(line -> Integer.parseInt(line.split(", ")[2]))
                .findFirst()
                .orElseThrow();
        int family = signature >> 8 & 0xf;
        int model = signature >> 4 & 0xf | signature >> 12 & 0xf0;
        return "Intel64 Family " + family + " Model " + model + " Stepping " + (signature & 0xf) + ", GenuineIntel";
    }
}

package org.collectivemind.client.platform.detect;

import java.util.Locale;
import java.util.Map;
import org.collectivemind.client.platform.probe.Probe;

/**
 * The instruction set of the machine. The Java runtime states its own, which is another one where it runs translated: under
 * Rosetta on a Mac, under x64 emulation or WOW64 on Windows.
 *
 * @param name as the catalog names it where the catalog knows it
 * @param source what told
 */
public record Architecture(String name, String source) {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("amd64", "x86_64"),
            Map.entry("x64", "x86_64"),
            Map.entry("x86-64", "x86_64"),
            Map.entry("arm64", "aarch64"),
            Map.entry("x86", "i686"),
            Map.entry("i386", "i686"),
            Map.entry("i486", "i686"),
            Map.entry("i586", "i686"),
            Map.entry("arm", "armv7l"),
            Map.entry("aarch32", "armv7l"));

    static Architecture of(Probe probe, OperatingSystem system, Map<String, String> sysctl) {
        if (system == OperatingSystem.MACOS && "1".equals(sysctl.get("hw.optional.arm64"))) {
            return new Architecture("aarch64", "sysctl hw.optional.arm64");
        }
        if (system == OperatingSystem.WINDOWS) {
            // Emulated processes are told x64 everywhere but here.
            if (probe.variable("PROCESSOR_IDENTIFIER")
                    .filter(text -> text.startsWith("ARMv8"))
                    .isPresent()) {
                return new Architecture("aarch64", "PROCESSOR_IDENTIFIER");
            }
            var native64 = probe.variable("PROCESSOR_ARCHITEW6432");
            if (native64.isPresent()) {
                return new Architecture(normal(native64.get()), "PROCESSOR_ARCHITEW6432");
            }
        }
        return new Architecture(normal(probe.property("os.arch").orElse("")), "os.arch");
    }

    private static String normal(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return NAMES.getOrDefault(lower, lower);
    }
}

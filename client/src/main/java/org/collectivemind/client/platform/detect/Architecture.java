package org.collectivemind.client.platform.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.platform.probe.Probe;

/**
 * The instruction set of the machine. The Java runtime states its own, which is another one where it runs translated: under
 * Rosetta on a Mac, under x64 emulation or WOW64 on Windows, under qemu on Linux.
 *
 * @param name as the catalog names it where the catalog knows it
 * @param emulated what the machine executes besides, by translation
 * @param source what told
 * @param isTranslated whether this process is translated and the machine's own programs cannot be had, as in a container for
 *     another architecture
 */
public record Architecture(String name, List<String> emulated, String source, boolean isTranslated) {
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
    /** Where a Linux that can start programs of an architecture keeps their loader: glibc's and musl's. */
    private static final Map<String, List<String>> LOADERS = Map.of(
            "x86_64", List.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-musl-x86_64.so.1"),
            "aarch64", List.of("/lib/ld-linux-aarch64.so.1", "/lib/ld-musl-aarch64.so.1"),
            "ppc64le", List.of("/lib64/ld64.so.2", "/lib/ld-musl-powerpc64le.so.1"),
            "riscv64", List.of("/lib/ld-linux-riscv64-lp64d.so.1", "/lib/ld-musl-riscv64.so.1"));

    private static final String ROSETTA = "/Library/Apple/usr/libexec/oah";

    public Architecture {
        emulated = List.copyOf(emulated);
    }

    static Architecture of(Probe probe, OperatingSystem system, Map<String, String> sysctl, CpuInfo info) {
        String runtime = normal(probe.property("os.arch").orElse(""));
        return switch (system) {
            case MACOS -> macos(probe, runtime, sysctl);
            case WINDOWS -> windows(probe, runtime);
            case LINUX -> linux(probe, runtime, info);
            case OTHER -> own(runtime, "os.arch");
        };
    }

    private static Architecture own(String name, String source) {
        return new Architecture(name, List.of(), source, false);
    }

    private static Architecture macos(Probe probe, String runtime, Map<String, String> sysctl) {
        if (!"1".equals(sysctl.get("hw.optional.arm64"))) {
            return own(runtime, "os.arch");
        }
        boolean rosetta =
                "1".equals(sysctl.get("sysctl.proc_translated")) || runtime.equals("x86_64") || probe.exists(ROSETTA);
        return new Architecture(
                "aarch64",
                rosetta ? List.of("x86_64") : List.of(),
                rosetta ? "sysctl hw.optional.arm64, and Rosetta" : "sysctl hw.optional.arm64",
                false);
    }

    /** Emulated processes are told x64 everywhere but in two variables. Windows 10 emulates 32-bit programs only. */
    private static Architecture windows(Probe probe, String runtime) {
        Optional<String> wow = probe.variable("PROCESSOR_ARCHITEW6432").map(Architecture::normal);
        boolean arm = probe.variable("PROCESSOR_IDENTIFIER")
                .filter(text -> text.startsWith("ARMv8"))
                .isPresent();
        if (arm || wow.filter("aarch64"::equals).isPresent()) {
            boolean eleven = runtime.equals("x86_64")
                    || probe.property("os.name").filter("Windows 11"::equals).isPresent();
            return new Architecture(
                    "aarch64",
                    eleven ? List.of("x86_64", "i686") : List.of("i686"),
                    arm ? "PROCESSOR_IDENTIFIER" : "PROCESSOR_ARCHITEW6432",
                    false);
        }
        return wow.map(own -> own(own, "PROCESSOR_ARCHITEW6432")).orElseGet(() -> own(runtime, "os.arch"));
    }

    /** What a translated process sees of {@code /proc/cpuinfo} is the machine's. */
    private static Architecture linux(Probe probe, String runtime, CpuInfo info) {
        String machine = info.architecture().orElse(runtime);
        if (family(machine).equals(family(runtime)) || !LOADERS.containsKey(machine)) {
            return own(runtime, "os.arch");
        }
        boolean startsOwn = LOADERS.get(machine).stream().anyMatch(probe::exists);
        return startsOwn
                ? new Architecture(machine, List.of(runtime), CpuInfo.PATH + "; os.arch is translated", false)
                : new Architecture(runtime, List.of(), "os.arch, translated on " + machine, true);
    }

    private static String family(String architecture) {
        return switch (architecture) {
            case "i686" -> "x86_64";
            case "armv7l" -> "aarch64";
            case "ppc64" -> "ppc64le";
            default -> architecture;
        };
    }

    /** Own first, then the emulated ones: the values of {@code arch}. */
    List<String> values() {
        List<String> values = new ArrayList<>(List.of(name));
        values.addAll(emulated);
        return values;
    }

    private static String normal(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return NAMES.getOrDefault(lower, lower);
    }
}

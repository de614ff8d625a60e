package org.collectivemind.client.platform.redaction;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is kept of the files detection is known to read: lines that are known to be harmless. */
final class KnownFiles {
    private static final List<Kind> KINDS = List.of(
            // Not the serial numbers that small Arm boards and each processor of a mainframe state, nor what is of no
            // use.
            lines(
                    "/proc/cpuinfo",
                    "(?i)(?!serial|processor \\d+:|bugs|cpu mhz|apicid|initial|fpu|wp|bogomips|tlb|cl?flush|cache|power man|cpuid|vmx).*|"),
            lines("/proc/meminfo", "(Mem|Swap)\\w+:\\s+\\d+ kB"),
            lines("(/etc|/usr/lib)/os-release", "(ID|ID_LIKE|VERSION_ID|VARIANT_ID)=.*"),
            lines(
                    "/proc/driver/nvidia/gpus/[^/]+/information",
                    "(Model|Bus Type|DMA Size|DMA Mask|Device Minor|GPU Firmware|GPU Excluded):.*"),
            new Kind(
                    "/sys/(class|devices/virtual)/kfd/kfd/topology/.*",
                    text -> text.replaceAll("(?m)^(location_id|domain) \\d+$", "$1 0")));
    private static final Pattern IDENTITY = Pattern.compile(
            "(?i).*/([a-z_]*serial[a-z_-]*|[a-z_]*uuid|unique_id|machine-id|hostname|boot_id|asset_tag)");
    private static final Pattern LIBRARY = Pattern.compile("(?m)^.*\\s(/\\S*/(libc[.-]|ld-)[^/\\s]*)$");

    private KnownFiles() {}

    private record Kind(Pattern path, UnaryOperator<String> keep) {
        Kind(String path, UnaryOperator<String> keep) {
            this(Pattern.compile(path), keep);
        }
    }

    private static Kind lines(String path, String harmless) {
        Pattern pattern = Pattern.compile(harmless);
        return new Kind(path, text -> kept(text, pattern));
    }

    /** What is harmless of a file of a known kind; empty where the kind is not known. */
    static Optional<String> keep(String path, String text) {
        if (IDENTITY.matcher(path).matches()) {
            return Optional.of("redacted");
        }
        return KINDS.stream()
                .filter(kind -> kind.path().matcher(path).matches())
                .findFirst()
                .map(kind -> kind.keep().apply(text));
    }

    static String kept(String text, Pattern harmless) {
        String lines =
                text.lines().filter(line -> harmless.matcher(line).matches()).collect(Collectors.joining("\n"));
        return text.endsWith("\n") && !lines.isEmpty() ? lines + "\n" : lines;
    }

    /** Of {@code /proc/self/maps}: the C library and its loader, without the addresses they are mapped to. */
    static String maps(String text) {
        return LIBRARY.matcher(text)
                .results()
                .map(line -> "00000000-00001000 r--p 00000000 00:00 0    " + line.group(1) + "\n")
                .distinct()
                .collect(Collectors.joining());
    }
}

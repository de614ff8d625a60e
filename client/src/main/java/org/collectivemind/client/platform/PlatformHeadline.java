package org.collectivemind.client.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;

/**
 * A machine in one sentence: {@code Linux 6.1 (Debian 12) on x86_64, AMD EPYC 7R32 (Zen 2), 8 cores, 31.3 GiB, 1 × NVIDIA A10G (22.4
 * GiB, compute capability 8.6), driver 535.54.03 = CUDA 12.2}. What is not known is left out.
 */
final class PlatformHeadline {
    private static final Map<String, String> NAMES =
            Map.of("linux", "Linux", "macos", "macOS", "windows", "Windows", "freebsd", "FreeBSD");
    private static final Map<String, String> VENDORS = Map.of("GenuineIntel", "Intel", "AuthenticAMD", "AMD");
    private static final AttributeKey GFX = AttributeKey.parse("gfx");
    private static final AttributeKey ROCM_VERSION = AttributeKey.parse("rocm.version");

    private PlatformHeadline() {}

    static String of(Platform platform) {
        List<String> parts = new ArrayList<>();
        parts.add(system(platform));
        processor(platform).ifPresent(parts::add);
        value(platform, FactKeys.CPU_CORES)
                .ifPresent(cores -> parts.add(cores + (cores.equals("1") ? " core" : " cores")));
        value(platform, FactKeys.MEMORY).ifPresent(bytes -> parts.add(FactText.of("mem.total", List.of(bytes))));
        Map<String, Integer> devices = new LinkedHashMap<>();
        platform.devices().forEach(device -> devices.merge(device(device), 1, Integer::sum));
        devices.forEach((device, count) -> parts.add(count + " × " + device));
        Optional<String> api = value(platform, FactKeys.CUDA_API).map(version -> "CUDA " + version);
        Optional<String> driver = value(platform, FactKeys.CUDA_DRIVER).map(version -> "driver " + version);
        Stream.of(driver, api)
                .flatMap(Optional::stream)
                .reduce((left, right) -> left + " = " + right)
                .ifPresent(parts::add);
        value(platform, ROCM_VERSION).ifPresent(version -> parts.add("ROCm " + version));
        if (platform.devices().isEmpty() && absent(platform, "cuda") && absent(platform, "rocm")) {
            parts.add("no GPU to compute on");
        }
        return String.join(", ", parts);
    }

    private static String system(Platform platform) {
        StringBuilder system = new StringBuilder(value(platform, FactKeys.OS)
                .map(os -> NAMES.getOrDefault(os, os))
                .orElse("A machine"));
        value(platform, FactKeys.OS_VERSION)
                .ifPresent(version -> system.append(' ').append(majorAndMinor(version)));
        value(platform, FactKeys.OS_DISTRIBUTION)
                .ifPresent(name -> system.append(" (")
                        .append(capital(name.replace('-', ' ')))
                        .append(')'));
        if (value(platform, FactKeys.WSL).filter("true"::equals).isPresent()) {
            system.append(" in WSL");
        }
        value(platform, FactKeys.CONTAINER).ifPresent(kind -> system.append(" in a container"));
        value(platform, FactKeys.ARCH).ifPresent(arch -> system.append(" on ").append(arch));
        return system.toString();
    }

    /** {@code 6.1} of {@code 6.1.0}. */
    private static String majorAndMinor(String version) {
        String[] numbers = version.split("\\.");
        return numbers.length < 3 ? version : numbers[0] + "." + numbers[1];
    }

    /** {@code Zen 2} of {@code zen2}, {@code Neoverse V1} of {@code neoverse_v1}. */
    private static String words(String isa) {
        return Stream.of(isa.replaceAll("(?<=[a-z]{2})(?=[0-9])", "_").split("_"))
                .map(PlatformHeadline::capital)
                .collect(Collectors.joining(" "));
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The product, and its microarchitecture where the name of the product does not say it. */
    private static Optional<String> processor(Platform platform) {
        Optional<String> core = platform.fact(FactKeys.CPU_ISA).known().stream()
                .map(known -> known.values().get(0))
                .filter(isa -> !isa.startsWith("x86_64") && !isa.startsWith("armv") && !isa.equals("aarch64"))
                .map(isa -> words(isa))
                .findFirst();
        Optional<String> model = value(platform, FactKeys.CPU_MODEL)
                .map(text -> text.replaceAll("\\((R|TM|r|tm)\\)|\\bCPU\\b|\\bProcessor\\b|@.*", " ")
                        .strip()
                        .replaceAll("\\s+", " "));
        if (model.isEmpty()) {
            String vendor = value(platform, FactKeys.CPU_VENDOR)
                    .map(name -> VENDORS.getOrDefault(name, name))
                    .orElse("");
            return core.map(name -> (vendor + " " + name).strip());
        }
        boolean said = core.isEmpty()
                || model.get()
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "")
                        .contains(core.get().toLowerCase(Locale.ROOT).replace(" ", ""));
        return said ? model : model.map(name -> name + " (" + core.get() + ")");
    }

    private static String device(Device device) {
        List<String> about = new ArrayList<>();
        device.fact(FactKeys.MEMORY).known().ifPresent(known -> about.add(FactText.of("mem.total", known.values())));
        device.fact(FactKeys.COMPUTE_CAPABILITY)
                .known()
                .ifPresent(known -> about.add("compute capability " + known.text()));
        device.fact(GFX).known().ifPresent(known -> about.add(known.values().get(0)));
        if (device.fact(FactKeys.MIG)
                .known()
                .filter(known -> known.text().equals("true"))
                .isPresent()) {
            about.add("a MIG instance");
        }
        return device.fact(FactKeys.DEVICE_NAME).known().map(Fact.Known::text).orElse(device.api() + " device")
                + (about.isEmpty() ? "" : " (" + String.join(", ", about) + ")");
    }

    private static boolean absent(Platform platform, String api) {
        return platform.fact(AttributeKey.parse(api)) instanceof Fact.Absent
                || platform.fact(AttributeKey.parse(api + ".driver")) instanceof Fact.Absent;
    }

    private static Optional<String> value(Platform platform, AttributeKey key) {
        return Optional.ofNullable(platform.facts().get(key))
                .flatMap(Fact::known)
                .map(known -> known.values().get(0));
    }
}

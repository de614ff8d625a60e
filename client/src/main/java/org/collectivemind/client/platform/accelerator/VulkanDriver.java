package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collectivemind.client.platform.probe.Probe;

/**
 * An installable driver of Vulkan, from the JSON file its package puts where the loader looks (Khronos Vulkan loader, interface
 * between loader and drivers, read 2026-11-21). Drivers lie there for hardware the machine does not have.
 *
 * @param file {@code /usr/share/vulkan/icd.d/radeon_icd.x86_64.json}
 * @param library file name of the driver itself
 * @param version of the Vulkan api it speaks
 */
record VulkanDriver(String file, String library, String version) {
    private static final Pattern API = Pattern.compile("\"api_version\"\\s*:\\s*\"(\\d{1,3}(?:\\.\\d{1,6}){1,3})\"");
    private static final Pattern LIBRARY =
            Pattern.compile("\"library_path\"\\s*:\\s*\"(?:[^\"]*[/\\\\])?([^\"/\\\\]+)\"");
    private static final List<String> DIRECTORIES = List.of(
            "/etc/vulkan/icd.d",
            "/usr/local/etc/vulkan/icd.d",
            "/usr/local/share/vulkan/icd.d",
            "/usr/share/vulkan/icd.d",
            "/run/opengl-driver/share/vulkan/icd.d");

    /** All that the loader of a Linux would try, of this architecture. */
    static List<VulkanDriver> installed(Probe probe) {
        Optional<String> chosen = probe.variable("VK_DRIVER_FILES").or(() -> probe.variable("VK_ICD_FILENAMES"));
        Stream<String> files = chosen.isPresent()
                ? Stream.of(chosen.get().split(":"))
                : DIRECTORIES.stream()
                        .flatMap(directory -> probe.list(directory).stream()
                                .filter(name -> name.endsWith(".json"))
                                .map(name -> directory + "/" + name));
        List<VulkanDriver> drivers = new ArrayList<>();
        files.filter(file -> !file.matches(".*[._](i686|i386|x86)\\.json"))
                .forEach(file -> read(probe, file).ifPresent(drivers::add));
        return drivers;
    }

    static Optional<VulkanDriver> read(Probe probe, String file) {
        Optional<String> text = probe.readFile(file);
        Optional<String> version = text.flatMap(json -> first(API, json));
        Optional<String> library = text.flatMap(json -> first(LIBRARY, json));
        return version.isPresent() && library.isPresent()
                ? Optional.of(new VulkanDriver(file, library.get().toLowerCase(Locale.ROOT), version.get()))
                : Optional.empty();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether it is for a GPU: of its maker, and where there are two drivers for one maker, with the kernel driver it needs. */
    boolean serves(PciDevice gpu) {
        return switch (gpu.vendor()) {
            case PciDevice.AMD -> (library.contains("radeon") || library.contains("amdvlk")) && gpu.drivenBy("amdgpu");
            case PciDevice.INTEL -> library.contains("intel") && gpu.driver().isPresent();
            case PciDevice.NVIDIA ->
                library.contains("nouveau") ? gpu.drivenBy("nouveau") : nvidias() && gpu.drivenBy("nvidia");
            default -> false;
        };
    }

    /** NVIDIA's own: {@code libGLX_nvidia.so.0}, or {@code libEGL_nvidia.so.0} on machines without a display. */
    boolean nvidias() {
        return library.contains("nvidia");
    }
}

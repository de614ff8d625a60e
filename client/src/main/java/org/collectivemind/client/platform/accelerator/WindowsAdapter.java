package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collectivemind.client.platform.probe.Probe;

/**
 * One device of a class in the registry of Windows, of which {@code reg.exe query KEY /s} prints every value in one go, a few
 * hundred kilobytes at most. PowerShell and CIM would tell the same a second later.
 *
 * @param vendor four hexadecimal digits in lower case; empty for devices that are not on a PCI bus
 * @param vulkan files that describe its Vulkan drivers
 */
record WindowsAdapter(String name, Optional<String> vendor, Optional<BigInteger> memory, List<String> vulkan) {
    private static final String CLASSES = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\";
    /** Display adapters. */
    static final String DISPLAY = CLASSES + "{4d36e968-e325-11ce-bfc1-08002be10318}";
    /** Compute accelerators, which Windows calls neural processors. */
    static final String COMPUTE = CLASSES + "{f01a9d53-3ff6-48d2-9f97-c8a7004be10c}";

    private static final Pattern DEVICE = Pattern.compile("HKEY_LOCAL_MACHINE\\\\.*\\}\\\\\\d{4}");
    private static final Pattern VALUE = Pattern.compile("    (\\S+)    (REG_[A-Z_]+)    (.*)");
    private static final Pattern VENDOR = Pattern.compile("(?i)pci\\\\ven_([0-9a-f]{4})");

    WindowsAdapter {
        vulkan = List.copyOf(vulkan);
    }

    /** Empty where the registry did not answer. */
    static Optional<List<WindowsAdapter>> all(Probe probe, String key) {
        String reg = probe.variable("SystemRoot").orElse("C:\\Windows") + "\\System32\\reg.exe";
        // It may end with a failure for the keys only the system may read, having printed all others.
        return probe.execute(reg, "query", key, "/s")
                .filter(output -> !output.timedOut())
                .map(output -> parse(output.text()));
    }

    private static List<WindowsAdapter> parse(String text) {
        List<WindowsAdapter> adapters = new ArrayList<>();
        Map<String, String> values = new TreeMap<>();
        for (String line : text.split("\\R")) {
            Matcher value = VALUE.matcher(line);
            if (line.startsWith("HKEY_")) {
                adapter(values).ifPresent(adapters::add);
                values.clear();
                values.put("", DEVICE.matcher(line.strip()).matches() ? "device" : "");
            } else if (value.matches()) {
                values.put(value.group(1), value.group(2) + " " + value.group(3).strip());
            }
        }
        adapter(values).ifPresent(adapters::add);
        return adapters;
    }

    private static Optional<WindowsAdapter> adapter(Map<String, String> values) {
        return text(values, "DriverDesc")
                .filter(name -> values.getOrDefault("", "").equals("device"))
                .map(name -> new WindowsAdapter(
                        name,
                        text(values, "MatchingDeviceId")
                                .map(VENDOR::matcher)
                                .filter(Matcher::find)
                                .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT)),
                        memory(values.getOrDefault("HardwareInformation.qwMemorySize", "")),
                        text(values, "VulkanDriverName")
                                .map(files -> Stream.of(files.split("\\\\0"))
                                        .filter(file -> !file.isEmpty())
                                        .toList())
                                .orElse(List.of())));
    }

    private static Optional<String> text(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).map(value -> value.replaceFirst("^REG_\\S+ ", ""));
    }

    /** {@code REG_QWORD 0x300000000}, of some drivers {@code REG_BINARY 0000000003000000}, the lowest byte first. */
    private static Optional<BigInteger> memory(String value) {
        if (value.matches("REG_QWORD 0x[0-9a-fA-F]{1,16}")) {
            return Optional.of(new BigInteger(value.substring("REG_QWORD 0x".length()), 16));
        }
        if (!value.matches("REG_BINARY ([0-9a-fA-F]{2}){1,8}")) {
            return Optional.empty();
        }
        String digits = value.substring("REG_BINARY ".length());
        StringBuilder highestFirst = new StringBuilder();
        for (int place = digits.length() - 2; place >= 0; place -= 2) {
            highestFirst.append(digits, place, place + 2);
        }
        return Optional.of(new BigInteger(highestFirst.toString(), 16));
    }

    boolean of(String wanted) {
        return vendor.filter(wanted::equals).isPresent();
    }
}

package org.collectivemind.client.platform.redaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is kept of the answers of programs detection is known to start. All of it is scrubbed afterwards. */
final class KnownPrograms {
    private static final Pattern SYSCTL = Pattern.compile(
            "(hw\\.|machdep\\.cpu\\.|kern\\.os(product)?version|kern\\.osrelease|sysctl\\.proc_|iogpu\\.).*");
    private static final Pattern ELEMENT = Pattern.compile("\\s*</?([a-z0-9_]+)[ />].*");
    /** What is read of a registry, of hundreds of kilobytes of drivers' settings. */
    private static final Pattern REGISTRY = Pattern.compile("HKEY_.*| {4}(DriverDesc|MatchingDeviceId"
            + "|HardwareInformation\\.qwMemorySize|VulkanDriverName) {4}.*|");

    private static final Pattern PROLOGUE = Pattern.compile("<[?!].*");
    /** Elements of {@code nvidia-smi -q -x}; it prints one a line. Of what follows no serial number, board, process or user. */
    private static final Set<String> ELEMENTS = Set.of(
            "nvidia_smi_log",
            "driver_version",
            "cuda_version",
            "attached_gpus",
            "gpu",
            "product_name",
            "product_brand",
            "product_architecture",
            "compute_cap",
            "addressing_mode",
            "compute_mode",
            "driver_model",
            "current_dm",
            "pending_dm",
            "gpu_virtualization_mode",
            "virtualization_mode",
            "host_vgpu_mode",
            "mig_mode",
            "current_mig",
            "pending_mig",
            "mig_devices",
            "mig_device",
            "index",
            "gpu_instance_id",
            "compute_instance_id",
            "device_attributes",
            "shared",
            "multiprocessor_count",
            "fb_memory_usage",
            "bar1_memory_usage",
            "cc_protected_memory_usage",
            "total",
            "reserved",
            "pci",
            "pci_device_id",
            "uuid",
            "pci_bus_id",
            "minor_number");

    private static final Pattern IDENTITY = Pattern.compile(".*(serial|uuid|bus|board|vbios|inforom).*");
    private static final String QUERY = "--query-gpu=";

    private KnownPrograms() {}

    static String keep(List<String> command, String text) {
        String program = command.get(0)
                .replaceAll("^.*[/\\\\]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\.exe$", "");
        if (program.equals("sysctl")) {
            return KnownFiles.kept(text, SYSCTL);
        }
        if (program.equals("reg")) {
            return KnownFiles.kept(text, REGISTRY);
        }
        if (!program.equals("nvidia-smi")) {
            return text;
        }
        List<String> queries =
                command.stream().filter(word -> word.startsWith(QUERY)).toList();
        if (!queries.isEmpty()) {
            return table(queries.get(0).substring(QUERY.length()).split(","), text);
        }
        return text.contains("<nvidia_smi_log>") ? report(text) : text;
    }

    private static String report(String xml) {
        return xml.lines()
                .filter(line -> {
                    Matcher element = ELEMENT.matcher(line);
                    return element.matches()
                            ? ELEMENTS.contains(element.group(1))
                            : PROLOGUE.matcher(line).matches();
                })
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** The columns that were asked for, without those that name one board. Lines of another shape are what it complains of. */
    private static String table(String[] fields, String csv) {
        return csv.lines()
                .map(line -> {
                    String[] values = line.split(",", -1);
                    for (int column = 0; values.length == fields.length && column < fields.length; column++) {
                        if (IDENTITY.matcher(fields[column]).matches()
                                && values[column].indexOf('-') < 0
                                && values[column].indexOf(':') < 0) {
                            values[column] = values[column].replaceAll("\\S+", "redacted");
                        }
                    }
                    return String.join(",", Arrays.asList(values)) + "\n";
                })
                .collect(Collectors.joining());
    }
}

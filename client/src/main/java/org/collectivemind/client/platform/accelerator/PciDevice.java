package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.client.platform.probe.Probe;

/**
 * One device on the PCI bus of a Linux, from {@code /sys/bus/pci/devices/SLOT/uevent}, which has all of it in one file.
 *
 * @param slot {@code 0000:65:00.0}
 * @param type the six hexadecimal digits of the class, {@code 030000} for a VGA controller
 * @param vendor four hexadecimal digits in lower case, {@code 10de}
 * @param device likewise
 * @param driver the kernel driver bound to it, where there is one
 */
record PciDevice(String slot, String type, String vendor, String device, Optional<String> driver) {
    static final String BUS = "/sys/bus/pci/devices";
    static final String NVIDIA = "10de";
    static final String AMD = "1002";
    static final String INTEL = "8086";
    static final String GOOGLE = "1ae0";
    private static final int CLASS_DIGITS = 6;

    static List<PciDevice> all(Probe probe) {
        List<PciDevice> devices = new ArrayList<>();
        for (String slot : probe.list(BUS)) {
            probe.readFile(BUS + "/" + slot + "/uevent")
                    .flatMap(text -> parse(slot, text))
                    .ifPresent(devices::add);
        }
        return devices;
    }

    static Optional<PciDevice> parse(String slot, String text) {
        Map<String, String> values = new TreeMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1).strip());
            }
        });
        String[] id = values.getOrDefault("PCI_ID", "").toLowerCase(Locale.ROOT).split(":");
        String type = values.getOrDefault("PCI_CLASS", "").toLowerCase(Locale.ROOT);
        if (id.length != 2 || type.isEmpty() || type.length() > CLASS_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(new PciDevice(
                slot,
                "0".repeat(CLASS_DIGITS - type.length()) + type,
                id[0],
                id[1],
                Optional.ofNullable(values.get("DRIVER"))));
    }

    /** A display controller: base class 03. */
    boolean display() {
        return type.startsWith("03");
    }

    boolean of(String wanted) {
        return vendor.equals(wanted);
    }

    boolean drivenBy(String name) {
        return driver.filter(name::equals).isPresent();
    }

    String directory() {
        return BUS + "/" + slot;
    }
}

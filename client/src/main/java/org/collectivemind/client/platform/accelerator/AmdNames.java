package org.collectivemind.client.platform.accelerator;

import java.util.Locale;
import java.util.Optional;
import org.collectivemind.client.platform.probe.Probe;

/**
 * Product names of AMD GPUs: of servers' from the card itself, else from libdrm's table on this machine, by the numbers of the device
 * and its revision ({@code 73DF,	C1,	AMD Radeon RX 6700 XT}), else the chip as the kernel calls it.
 */
final class AmdNames {
    private static final String TABLE = "/usr/share/libdrm/amdgpu.ids";

    private AmdNames() {}

    /** @param directory of the device in sysfs */
    static Optional<ProductName> of(Probe probe, String directory, String deviceId) {
        Optional<ProductName> own = probe.readFile(directory + "/product_name")
                .filter(name -> !name.isEmpty())
                .map(name -> new ProductName(name, "product_name of amdgpu"));
        return own.isPresent()
                ? own
                : probe.readFile(directory + "/revision")
                        .map(revision -> revision.replaceFirst("^0x", ""))
                        .flatMap(revision -> listed(probe, deviceId, revision));
    }

    private static Optional<ProductName> listed(Probe probe, String deviceId, String revision) {
        String wanted = (deviceId + " " + revision).toUpperCase(Locale.ROOT);
        return probe.readFile(TABLE).stream()
                .flatMap(String::lines)
                .map(line -> line.strip().split("\\s*,\\s*", 3))
                .filter(row -> row.length == 3 && (row[0] + " " + row[1]).equalsIgnoreCase(wanted))
                .map(row -> new ProductName(row[2], TABLE))
                .findFirst();
    }
}

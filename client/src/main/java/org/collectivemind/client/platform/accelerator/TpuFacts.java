package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.probe.Probe;

/**
 * Google TPUs of a virtual machine: chips on the PCI bus, with {@code /dev/accel0} and following up to v4 and {@code /dev/vfio/0}
 * since. {@code tpu.version} is the generation of the chip. What drives them, libtpu, comes with the packages of a project, so
 * nothing is asked of it; nor is the metadata server, which lies on a network.
 */
final class TpuFacts {
    private TpuFacts() {}

    static void detect(Probe probe, List<PciDevice> pci, Findings findings) {
        List<List<String>> table = DataTable.rows("tpus.txt");
        List<PciDevice> chips = pci.stream()
                .filter(device ->
                        device.of(PciDevice.GOOGLE) && row(table, device).isPresent())
                .toList();
        if (chips.isEmpty()) {
            findings.absent(AcceleratorKeys.TPU, "no TPU on this machine");
            return;
        }
        if (!given(probe)) {
            findings.absent(
                    AcceleratorKeys.TPU,
                    "a TPU is here, but neither /dev/accel0 nor /dev/vfio is given to this process");
            return;
        }
        List<DeviceFacts> devices = new ArrayList<>();
        for (PciDevice chip : chips) {
            devices.add(describe(row(table, chip).orElseThrow(), "PCI device 1ae0:" + chip.device()));
        }
        List<String> first = row(table, chips.get(0)).orElseThrow();
        if (first.get(1).isEmpty()) {
            findings.unknown(AcceleratorKeys.TPU_VERSION, "v2 and v3 have the same PCI device");
        } else {
            findings.known(
                    AcceleratorKeys.TPU_VERSION,
                    first.get(1),
                    "PCI device 1ae0:" + chips.get(0).device());
        }
        DeviceFacts.number("tpu", devices, findings);
    }

    private static DeviceFacts describe(List<String> row, String source) {
        DeviceFacts facts = new DeviceFacts().known(FactKeys.DEVICE_NAME, row.get(2), source);
        return row.get(3).isEmpty()
                ? facts.unknown(FactKeys.MEMORY, "v2 and v3 have the same PCI device and different memory")
                : facts.ownMemory(new BigInteger(row.get(3)).shiftLeft(30), source);
    }

    private static Optional<List<String>> row(List<List<String>> table, PciDevice chip) {
        return table.stream().filter(row -> row.get(0).equals(chip.device())).findFirst();
    }

    private static boolean given(Probe probe) {
        return probe.exists("/dev/accel0") || probe.list("/dev/vfio").stream().anyMatch(name -> name.matches("\\d+"));
    }
}

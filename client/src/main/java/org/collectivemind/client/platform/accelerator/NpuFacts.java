package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.probe.Probe;

/** Neural processors of a Linux: the kernel's compute accelerators with the drivers of Intel ({@code intel_vpu}) and AMD ({@code amdxdna}). */
final class NpuFacts {
    private static final String DEVICES = "/sys/class/accel";
    private static final List<String> DRIVERS = List.of("intel_vpu", "amdxdna");

    private NpuFacts() {}

    static void detect(Machine machine, Findings findings) {
        Probe probe = machine.probe();
        List<DeviceFacts> devices = new ArrayList<>();
        boolean withheld = false;
        for (String name : probe.list(DEVICES)) {
            Optional<PciDevice> npu = probe.readFile(DEVICES + "/" + name + "/device/uevent")
                    .flatMap(text -> PciDevice.parse(name, text))
                    .filter(device -> device.driver().filter(DRIVERS::contains).isPresent());
            boolean given = probe.exists("/dev/accel/" + name);
            withheld |= npu.isPresent() && !given;
            npu.filter(device -> given).ifPresent(device -> devices.add(describe(machine, device)));
        }
        if (devices.isEmpty()) {
            findings.absent(
                    AcceleratorKeys.NPU,
                    withheld
                            ? "a neural processor is here, but /dev/accel is not given to this process"
                            : "no neural processor with a driver on this machine");
        }
        DeviceFacts.number("npu", devices, findings);
    }

    private static DeviceFacts describe(Machine machine, PciDevice npu) {
        String number = npu.vendor() + ":" + npu.device();
        Optional<String> name = DataTable.rows("npus.txt").stream()
                .filter(row -> row.get(0).equals(number))
                .map(row -> row.get(1))
                .findFirst();
        return new DeviceFacts()
                .name(name, "PCI device " + number, "no table here names " + number)
                .sharedMemory(UnifiedMemory.of(machine), "a neural processor is part of the processor");
    }
}

package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.probe.Probe;

/** What a GPU on the PCI bus of a Linux is called and how much memory it has, as far as files tell. */
final class PciGpus {
    private static final Pattern MODEL = Pattern.compile("(?m)^Model:\\s+(\\S.*?)\\s*$");
    /** Intel's integrated graphics has this place on every board. */
    private static final String INTEGRATED_INTEL = "0000:00:02.0";

    private final Machine machine;
    private final Probe probe;

    PciGpus(Machine machine) {
        this.machine = machine;
        this.probe = machine.probe();
    }

    DeviceFacts describe(PciDevice gpu) {
        DeviceFacts facts = new DeviceFacts();
        Optional<ProductName> named = name(gpu);
        facts.name(
                named.map(ProductName::name),
                named.map(ProductName::source).orElse(""),
                "no table here names " + gpu.vendor() + ":" + gpu.device());
        if (gpu.of(PciDevice.INTEL) && integrated(gpu)) {
            return facts.sharedMemory(UnifiedMemory.of(machine), "graphics of the processor");
        }
        return bytes(gpu.directory() + "/mem_info_vram_total")
                .map(bytes -> facts.known(FactKeys.MEMORY, bytes.toString(), "mem_info_vram_total of amdgpu"))
                .or(() -> cards(gpu)
                        .flatMap(card -> bytes(card + "/lmem_total_bytes").stream())
                        .findFirst()
                        .map(bytes -> facts.known(FactKeys.MEMORY, bytes.toString(), "lmem_total_bytes of i915")))
                .orElseGet(() -> facts.unknown(FactKeys.MEMORY, "no file of its driver tells it"));
    }

    private Stream<String> cards(PciDevice gpu) {
        String directory = gpu.directory() + "/drm";
        return probe.list(directory).stream()
                .filter(name -> name.startsWith("card"))
                .map(name -> directory + "/" + name);
    }

    private Optional<BigInteger> bytes(String file) {
        return probe.readFile(file).filter(text -> text.matches("\\d{1,18}")).map(BigInteger::new);
    }

    private static Optional<List<String>> intel(PciDevice gpu) {
        return DataTable.rows("intel-gpus.txt").stream()
                .filter(row -> row.get(0).equals(gpu.device()))
                .findFirst();
    }

    /** By the table, and of graphics that are not in it by their place. */
    private static boolean integrated(PciDevice gpu) {
        return intel(gpu).map(row -> row.size() > 2).orElseGet(() -> gpu.slot().equals(INTEGRATED_INTEL));
    }

    private Optional<ProductName> name(PciDevice gpu) {
        if (gpu.of(PciDevice.AMD)) {
            return AmdNames.of(probe, gpu.directory(), gpu.device());
        }
        if (gpu.of(PciDevice.INTEL)) {
            return intel(gpu).map(row -> new ProductName(row.get(1), "PCI device 8086:" + gpu.device()));
        }
        // Sources name no place on the bus: they end up in platform files.
        return probe.readFile("/proc/driver/nvidia/gpus/" + gpu.slot() + "/information")
                .map(MODEL::matcher)
                .filter(Matcher::find)
                .map(model -> new ProductName(model.group(1), "/proc/driver/nvidia/gpus"));
    }
}

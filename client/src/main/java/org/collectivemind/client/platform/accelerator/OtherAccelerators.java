package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.Detector;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;

/** Metal on Macs, and whether there is anything of AMD's. */
public final class OtherAccelerators {
    public static final Detector DETECTOR = new Detector(
            "other accelerators",
            List.of(FactKeys.METAL, FactKeys.METAL_VERSION, FactKeys.ROCM_DRIVER),
            OtherAccelerators::detect);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final String KFD = "/sys/class/kfd";

    private OtherAccelerators() {}

    private static void detect(Machine machine, Findings findings) {
        switch (machine.system()) {
            case LINUX -> {
                findings.absent(FactKeys.METAL, "Metal exists on macOS only");
                rocm(machine.probe(), findings);
            }
            case MACOS -> {
                findings.absent(FactKeys.ROCM_DRIVER, "ROCm does not exist on macOS");
                metal(machine, findings);
            }
            case WINDOWS, OTHER -> findings.absent(FactKeys.METAL, "Metal exists on macOS only");
        }
    }

    private static void rocm(Probe probe, Findings findings) {
        if (probe.exists(KFD)) {
            findings.unknown(FactKeys.ROCM_DRIVER, "an AMD compute driver is here, and its version is not read yet");
        } else {
            findings.absent(FactKeys.ROCM_DRIVER, "no AMD compute driver on this machine");
        }
    }

    private static void metal(Machine machine, Findings findings) {
        if (!machine.architecture().name().equals("aarch64")) {
            findings.unknown(FactKeys.METAL_VERSION, "which Metal an Intel Mac has depends on its graphics card");
            return;
        }
        findings.known(FactKeys.METAL_VERSION, "3", "every arm64 Mac");
        SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
        facts.put(
                FactKeys.DEVICE_NAME,
                machine.sysctl("machdep.cpu.brand_string")
                        .<Fact>map(name -> new Fact.Known(name, "sysctl machdep.cpu.brand_string"))
                        .orElseGet(() -> new Fact.Unknown("sysctl does not name it")));
        facts.put(FactKeys.UNIFIED, new Fact.Known("true", "every arm64 Mac"));
        facts.put(FactKeys.MEMORY, memory(machine));
        findings.device(new Device("metal", 0, facts));
    }

    /** What Metal lets a program wire: a limit the owner set, else two thirds of the memory (Metal itself allows no less). */
    private static Fact memory(Machine machine) {
        String wired = machine.sysctl("iogpu.wired_limit_mb").orElse("0");
        if (NUMBER.matcher(wired).matches() && !wired.matches("0+")) {
            return bytes(new BigInteger(wired).shiftLeft(20), "sysctl iogpu.wired_limit_mb");
        }
        return machine.sysctl("hw.memsize")
                .filter(size -> NUMBER.matcher(size).matches())
                .map(size -> bytes(
                        new BigInteger(size).shiftLeft(1).divide(BigInteger.valueOf(3)), "two thirds of hw.memsize"))
                .orElseGet(() -> new Fact.Unknown("sysctl has no hw.memsize"));
    }

    private static Fact bytes(BigInteger bytes, String source) {
        return Findings.fact(FactKeys.MEMORY, List.of(bytes.toString()), source);
    }
}

package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collectivemind.client.platform.detect.Detector;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.OperatingSystem;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Fact;

/** Metal, and the neural engine of Apple's own processors, which is reached through Core ML alone. One call of sysctl tells all. */
public final class AppleFacts {
    public static final Detector DETECTOR =
            new Detector("apple", List.of(FactKeys.METAL, FactKeys.METAL_VERSION), AppleFacts::detect);
    private static final String ARM = "every arm64 Mac";
    private static final String BRAND = "machdep.cpu.brand_string";
    private static final String LIMIT = "iogpu.wired_limit_mb";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final DottedNumber METAL_4 = DottedNumber.parse("26");
    private static final DottedNumber METAL_3 = DottedNumber.parse("13");
    /** From this memory on Metal recommends up to three quarters of it, below it two thirds. */
    private static final BigInteger LARGE = BigInteger.valueOf(36).shiftLeft(30);

    private AppleFacts() {}

    private static void detect(Machine machine, Findings findings) {
        if (machine.system() != OperatingSystem.MACOS) {
            findings.absent(FactKeys.METAL, "Metal exists on macOS only");
        } else if (machine.architecture().name().equals("aarch64")) {
            arm(machine, findings);
        } else {
            intel(machine, findings);
        }
    }

    private static void arm(Machine machine, Findings findings) {
        DottedNumber system = system(machine);
        String version = system.compareTo(METAL_4) >= 0 ? "4" : system.compareTo(METAL_3) >= 0 ? "3" : "2";
        findings.known(FactKeys.METAL_VERSION, version, ARM + " with macOS " + system);
        findings.device(DeviceFacts.device(
                "metal",
                0,
                new DeviceFacts()
                        .name(machine.sysctl(BRAND), "sysctl " + BRAND, "sysctl does not name it")
                        .sharedMemory(workingSet(machine), ARM)));
        findings.device(DeviceFacts.device(
                "npu",
                0,
                new DeviceFacts()
                        .known(FactKeys.DEVICE_NAME, "Apple Neural Engine", ARM)
                        .sharedMemory(UnifiedMemory.of(machine), ARM)));
    }

    /** Which Metal depends on the graphics, which the model tells of most; how much memory they have it does not. */
    private static void intel(Machine machine, Findings findings) {
        String model = machine.sysctl("hw.model").orElse("");
        Optional<String> version = DataTable.rows("intel-macs.txt").stream()
                .filter(row -> Stream.of(row.get(0).split(",\\s+")).anyMatch(model::equals))
                .map(row -> row.get(1))
                .findFirst()
                .filter(found -> system(machine).compareTo(METAL_3) >= 0);
        if (version.isEmpty()) {
            findings.unknown(
                    FactKeys.METAL_VERSION,
                    "which Metal an Intel Mac has depends on its graphics card"
                            + (model.isEmpty() ? "" : ", which the model " + model + " does not tell"));
            return;
        }
        findings.known(FactKeys.METAL_VERSION, version.get(), "sysctl hw.model (" + model + "), by Apple's list");
        findings.device(DeviceFacts.device(
                "metal",
                0,
                new DeviceFacts()
                        .unknown(FactKeys.DEVICE_NAME, "the model of an Intel Mac does not tell its graphics card")
                        .unknown(FactKeys.MEMORY, "the model of an Intel Mac does not tell its graphics card")));
    }

    private static DottedNumber system(Machine machine) {
        return machine.sysctl("kern.osproductversion")
                .or(() -> machine.probe().property("os.version"))
                .filter(DottedNumber::valid)
                .map(DottedNumber::parse)
                .orElse(METAL_3);
    }

    /**
     * What Metal recommends a program to use ({@code recommendedMaxWorkingSetSize}): a limit the owner set, else a part of the memory.
     * Metal itself has been seen to allow more, never less: 10.7 GiB of 16, 21.3 of 32, 27 of 36, 72 of 96 and 96 of 128.
     */
    private static Fact workingSet(Machine machine) {
        Optional<BigInteger> built = number(machine, "hw.memsize");
        Optional<BigInteger> limit = number(machine, LIMIT)
                .filter(mebibytes -> mebibytes.signum() > 0)
                .map(mebibytes -> mebibytes.shiftLeft(20));
        if (limit.isPresent()) {
            return bytes(limit.get().min(built.orElse(limit.get())), "sysctl " + LIMIT);
        }
        if (built.isEmpty()) {
            return new Fact.Unknown("sysctl has no hw.memsize");
        }
        BigInteger memory = built.get();
        return memory.compareTo(LARGE) >= 0
                ? bytes(memory.multiply(BigInteger.valueOf(3)).shiftRight(2), "three quarters of hw.memsize")
                : bytes(memory.shiftLeft(1).divide(BigInteger.valueOf(3)), "two thirds of hw.memsize");
    }

    private static Optional<BigInteger> number(Machine machine, String name) {
        return machine.sysctl(name)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(BigInteger::new);
    }

    private static Fact bytes(BigInteger bytes, String source) {
        return Findings.fact(FactKeys.MEMORY, List.of(bytes.toString()), source);
    }
}

package org.collectivemind.format.requirement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.requirement.Requirement.Quantifier;

/**
 * Whether memory fits where it is placed (variants §2.2), in Kleene's logic. The devices a machine lists are all it has. One device
 * has to do, the largest; where a project uses all of them, the smallest.
 */
final class MemoryRules {
    /** Per cent of the memory of a device and of the host that are never planned for: the rest of the machine needs some too. */
    static final int HEADROOM = 5;

    private static final BigDecimal PLANNED = BigDecimal.valueOf(100 - HEADROOM, 2);

    private final Requirement.Memory memory;
    private final MachineView machine;
    private final boolean all;
    private final MemoryShare host;
    private final String need;

    private MemoryRules(Requirement.Memory memory, MachineView machine, Quantifier devices) {
        this.memory = memory;
        this.machine = machine;
        this.all = devices == Quantifier.ALL;
        this.host = MemoryShare.ofHost(machine);
        this.need = MemoryShare.text(BigDecimal.valueOf(memory.bytes()), RoundingMode.CEILING) + " of "
                + switch (memory.placement()) {
                    case GPU -> "memory on " + (all ? "every GPU" : "one GPU");
                    case HYBRID -> "GPU and host memory together";
                    case CPU -> "host memory";
                };
    }

    static Evaluation fits(Requirement.Memory memory, MachineView machine, Quantifier devices) {
        return new MemoryRules(memory, machine, devices).evaluate();
    }

    private Evaluation evaluate() {
        List<MemoryShare> devices = devices();
        if (memory.placement() == Placement.CPU) {
            return onHost(devices);
        }
        return devices.isEmpty() ? withoutDevice() : onDevices(devices);
    }

    private List<MemoryShare> devices() {
        return machine.gpus().stream()
                .map(device -> MemoryShare.of(device, machine.at(device), host))
                .collect(Collectors.toList());
    }

    /** The device of a GPU that CUDA shares with the host is the better place for the very same memory. */
    private Evaluation onHost(List<MemoryShare> devices) {
        Optional<MemoryShare> shared = devices.stream()
                .filter(device -> device.unified() && device.api().equals(RequirementWords.CUDA))
                .findFirst();
        return shared.map(device -> leaf(
                        Truth.FALSE,
                        ReasonCode.MEM_HOST,
                        "has only what it shares with " + device.place() + ": place it on the gpu"))
                .orElseGet(() -> judged(List.of(host), ReasonCode.MEM_HOST));
    }

    private Evaluation onDevices(List<MemoryShare> devices) {
        List<Evaluation> parts = devices.stream()
                .sorted(all ? MemoryShare.SMALLEST_FIRST : MemoryShare.SMALLEST_FIRST.reversed())
                .map(this::onDevice)
                .collect(Collectors.toList());
        Truth truth = all
                ? parts.stream().map(Evaluation::truth).reduce(Truth.TRUE, Truth::and)
                : parts.stream().map(Evaluation::truth).reduce(Truth.FALSE, Truth::or);
        List<Evaluation> telling =
                parts.stream().filter(part -> part.truth() == truth).collect(Collectors.toList());
        return truth == Truth.UNKNOWN
                ? new Evaluation(memory, truth, distinctReasons(telling), List.of(), List.of())
                : telling.get(0);
    }

    private static List<Reason> distinctReasons(List<Evaluation> parts) {
        return parts.stream().flatMap(part -> part.own().stream()).distinct().collect(Collectors.toList());
    }

    private Evaluation onDevice(MemoryShare device) {
        if (memory.placement() == Placement.GPU) {
            return judged(List.of(device), ReasonCode.MEM_DEVICE);
        }
        return device.unified()
                ? leaf(
                        Truth.FALSE,
                        ReasonCode.MEM_HOST,
                        "has one memory for both on " + device.place() + ": place it on the gpu"
                                + (device.api().equals(RequirementWords.CUDA) ? "" : " or the cpu"))
                : judged(List.of(device, host), ReasonCode.MEM_DEVICE);
    }

    private Evaluation judged(List<MemoryShare> shares, ReasonCode code) {
        BigInteger sum = shares.stream().map(MemoryShare::bytes).reduce(BigInteger.ZERO, BigInteger::add);
        BigDecimal planned = new BigDecimal(sum).multiply(PLANNED);
        if (BigDecimal.valueOf(memory.bytes()).compareTo(planned) <= 0) {
            List<Warning> spill = memory.placement() == Placement.HYBRID ? List.of(spill()) : List.of();
            Reason reason = new Reason(ReasonCode.SATISFIED, need, found(shares), List.of());
            return new Evaluation(memory, Truth.TRUE, List.of(reason), spill, List.of());
        }
        List<Reason> unknown = shares.stream().flatMap(this::unknown).collect(Collectors.toList());
        return unknown.isEmpty()
                ? leaf(
                        Truth.FALSE,
                        code,
                        found(shares) + ": " + MemoryShare.text(planned, RoundingMode.FLOOR) + " less the " + HEADROOM
                                + "% that stay free")
                : new Evaluation(memory, Truth.UNKNOWN, unknown, List.of(), List.of());
    }

    private Stream<Reason> unknown(MemoryShare share) {
        return share.fact() instanceof Fact.Unknown unknown
                ? Stream.of(new Reason(
                        ReasonCode.UNKNOWN_FACT,
                        need,
                        "unknown on " + share.place() + ": " + unknown.reason(),
                        List.of("--set " + share.key() + "=…GiB")))
                : Stream.of();
    }

    private static String found(List<MemoryShare> shares) {
        return "has " + shares.stream().map(MemoryShare::found).collect(Collectors.joining(" and "));
    }

    private static Warning spill() {
        return new Warning(
                Warning.Code.MEM_SPILL,
                "what does not fit into the memory of the GPU lies in the host's, which is slower");
    }

    private Evaluation withoutDevice() {
        List<String> absent = new ArrayList<>();
        for (String api : MachineView.gpuApis()) {
            if (!(machine.presence(api) instanceof Fact.Absent none)) {
                return new Evaluation(
                        memory,
                        Truth.UNKNOWN,
                        List.of(new Reason(
                                ReasonCode.UNKNOWN_FACT,
                                need,
                                "unknown whether there is a GPU",
                                List.of("--set cuda.mem.total=…GiB"))),
                        List.of(),
                        List.of());
            }
            absent.add(none.reason());
        }
        return leaf(
                Truth.FALSE,
                ReasonCode.MEM_DEVICE,
                "has no GPU: " + absent.stream().distinct().collect(Collectors.joining("; ")));
    }

    private Evaluation leaf(Truth truth, ReasonCode code, String found) {
        return Evaluation.leaf(memory, truth, new Reason(code, need, found, List.of()));
    }
}

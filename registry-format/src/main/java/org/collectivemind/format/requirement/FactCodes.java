package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Set;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.AttributeType;
import org.collectivemind.format.attribute.Comparison;

/** Which code a fact that does not do is reported under. */
final class FactCodes {
    /** Under these, more is better. */
    private static final Set<Operator> LOWER_BOUNDS =
            Set.of(Operator.EQUAL, Operator.GREATER, Operator.AT_LEAST, Operator.COMPATIBLE);

    private FactCodes() {}

    /** @param have empty where the machine does not have the thing */
    static ReasonCode of(
            Requirement atom,
            AttributeKey key,
            AttributeType type,
            List<String> have,
            List<String> needs,
            MachineView machine) {
        boolean tooLittle = atom instanceof Requirement.Compare compare
                && LOWER_BOUNDS.contains(compare.operator())
                && have.stream().allMatch(value -> atMost(type.compare(value, compare.value())));
        return switch (machine.relative(key).text()) {
            case "os" -> have.isEmpty() ? ReasonCode.FACT_ABSENT : ReasonCode.OS_MISMATCH;
            case "arch" -> have.isEmpty() ? ReasonCode.FACT_ABSENT : ReasonCode.ARCH_MISMATCH;
            case "os.version" -> rated(tooLittle, have, ReasonCode.OS_TOO_OLD);
            case "libc" -> libc(tooLittle, type, have, needs);
            case "cpu.isa" -> ReasonCode.CPU_LEVEL;
            case "cpu.features" -> ReasonCode.CPU_FEATURES;
            case "mem.total", "mem.available" ->
                rated(tooLittle, have, machine.atDevice() ? ReasonCode.MEM_DEVICE : ReasonCode.MEM_HOST);
            case "disk.free" -> rated(tooLittle, have, ReasonCode.DISK_FULL);
            default -> other(tooLittle, key, have, machine);
        };
    }

    private static boolean atMost(Comparison comparison) {
        return comparison == Comparison.LESS || comparison == Comparison.EQUAL;
    }

    private static ReasonCode rated(boolean tooLittle, List<String> have, ReasonCode code) {
        return have.isEmpty() ? ReasonCode.FACT_ABSENT : tooLittle ? code : ReasonCode.FACT_MISMATCH;
    }

    private static ReasonCode libc(boolean tooLittle, AttributeType type, List<String> have, List<String> needs) {
        boolean related = have.stream()
                .anyMatch(value -> needs.stream().anyMatch(need -> type.compare(value, need) != Comparison.UNRELATED));
        return related ? rated(tooLittle, have, ReasonCode.LIBC_TOO_OLD) : ReasonCode.LIBC_FAMILY;
    }

    private static ReasonCode other(boolean tooLittle, AttributeKey key, List<String> have, MachineView machine) {
        if (have.isEmpty() && machine.apiIsAbsent(key)) {
            return ReasonCode.absent(key.namespace());
        }
        if (machine.atDevice() && scope(key, machine) == AttributeDefinition.Scope.DEVICE) {
            return ReasonCode.DEVICE_MISMATCH;
        }
        return switch (key.text()) {
            case "cuda.driver", "cuda.api" -> rated(tooLittle, have, ReasonCode.CUDA_DRIVER_TOO_OLD);
            case "rocm.driver" -> rated(tooLittle, have, ReasonCode.ROCM_DRIVER);
            default -> rated(false, have, ReasonCode.FACT_MISMATCH);
        };
    }

    private static AttributeDefinition.Scope scope(AttributeKey key, MachineView machine) {
        return machine.catalog()
                .definition(key)
                .map(AttributeDefinition::scope)
                .orElse(AttributeDefinition.Scope.PLATFORM);
    }
}

package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.AttributeType;
import org.collectivemind.format.platform.Fact;

/** Conditions on one fact, as found from where the machine is looked at. */
final class FactConditions {
    private static final AttributeKey ARCH = AttributeKey.parse("arch");
    private static final AttributeKey ISA = AttributeKey.parse("cpu.isa");

    private FactConditions() {}

    static Evaluation compare(Requirement.Compare compare, MachineView machine) {
        Evaluation own = compareOwn(compare, machine);
        boolean baseline = own.truth() == Truth.FALSE
                && compare.key().equals(ISA)
                && compare.operator() == Operator.AT_LEAST
                && machine.catalog()
                        .definition(ARCH)
                        .filter(arch -> arch.type().problem(compare.value()).isEmpty())
                        .isPresent();
        return baseline ? emulatedBaseline(compare, own, machine) : own;
    }

    /**
     * A level that is the name of an architecture is what every processor of it has, an emulated one too; of what is above it,
     * an emulator may have anything.
     */
    private static Evaluation emulatedBaseline(Requirement.Compare compare, Evaluation own, MachineView machine) {
        MachineView.Sighting arch = machine.sight(ARCH);
        if (arch.fact() instanceof Fact.Unknown unknown) {
            return unknown(compare, arch, unknown, compare.value());
        }
        List<String> values = arch.fact().known().map(Fact.Known::values).orElse(List.of());
        return values.contains(compare.value())
                ? new Evaluation(
                        compare,
                        Truth.TRUE,
                        List.of(new Reason(ReasonCode.SATISFIED, compare.text(), found(arch), List.of())),
                        emulated(arch, values, List.of(compare.value())),
                        List.of())
                : own;
    }

    private static Evaluation compareOwn(Requirement.Compare compare, MachineView machine) {
        String need = compare.value();
        boolean differs = compare.operator() == Operator.NOT_EQUAL;
        return atom(
                compare,
                compare.key(),
                List.of(need),
                machine,
                type -> have -> differs
                        ? have.stream().allMatch(value -> Operator.NOT_EQUAL.holds(type, value, need))
                        : have.stream().anyMatch(value -> compare.operator().holds(type, value, need)));
    }

    static Evaluation in(Requirement.In in, MachineView machine) {
        return atom(
                in,
                in.key(),
                in.values(),
                machine,
                type -> have -> have.stream()
                        .anyMatch(value ->
                                in.values().stream().anyMatch(need -> Operator.EQUAL.holds(type, value, need))));
    }

    static Evaluation has(Requirement.Has has, MachineView machine) {
        return atom(
                has,
                has.key(),
                has.values(),
                machine,
                type -> have -> has.values().stream()
                        .allMatch(need -> have.stream().anyMatch(value -> Operator.EQUAL.holds(type, value, need))));
    }

    static Evaluation present(Requirement.Present present, MachineView machine) {
        MachineView.Sighting sighting = machine.sight(present.key());
        Fact fact = sighting.fact();
        if (fact instanceof Fact.Unknown unknown) {
            return unknown(present, sighting, unknown, "…");
        }
        ReasonCode code = fact instanceof Fact.Known
                ? ReasonCode.SATISFIED
                : machine.apiIsAbsent(present.key())
                        ? ReasonCode.absent(present.key().namespace())
                        : ReasonCode.FACT_ABSENT;
        return Evaluation.leaf(
                present,
                Truth.of(fact instanceof Fact.Known),
                new Reason(code, present.text(), found(sighting), List.of()));
    }

    private static Evaluation atom(
            Requirement atom,
            AttributeKey key,
            List<String> needs,
            MachineView machine,
            Function<AttributeType, Predicate<List<String>>> test) {
        Optional<AttributeType> type = machine.catalog().definition(key).map(AttributeDefinition::type);
        if (type.isEmpty()) {
            return unreadable(atom, "but this version does not know `" + key + "`");
        }
        Optional<String> problem = needs.stream()
                .flatMap(need -> type.get().problem(need).stream())
                .findFirst();
        if (problem.isPresent()) {
            return unreadable(atom, "but " + problem.get());
        }
        MachineView.Sighting sighting = machine.sight(key);
        if (sighting.fact() instanceof Fact.Unknown unknown) {
            return unknown(atom, sighting, unknown, String.join(" ", needs));
        }
        List<String> values = sighting.fact().known().map(Fact.Known::values).orElse(List.of());
        Optional<String> unfit = values.stream()
                .flatMap(value -> type.get().problem(value).stream())
                .findFirst();
        if (unfit.isPresent()) {
            return unknown(atom, sighting, new Fact.Unknown(unfit.get()), String.join(" ", needs));
        }
        boolean holds = test.apply(type.get()).test(values);
        ReasonCode code = holds ? ReasonCode.SATISFIED : FactCodes.of(atom, key, type.get(), values, needs, machine);
        String hint = code == ReasonCode.LIBC_FAMILY && !values.isEmpty() ? ", another C library" : "";
        Reason reason = new Reason(code, atom.text(), found(sighting) + hint, List.of());
        return new Evaluation(atom, Truth.of(holds), List.of(reason), emulated(sighting, values, needs), List.of());
    }

    private static Evaluation unreadable(Requirement atom, String why) {
        return Evaluation.leaf(atom, Truth.UNKNOWN, new Reason(ReasonCode.UNREADABLE, atom.text(), why, List.of()));
    }

    /** A machine lists its own architecture first and those it emulates after it. */
    private static List<Warning> emulated(MachineView.Sighting sighting, List<String> values, List<String> needs) {
        boolean emulated = sighting.assertable().equals(ARCH)
                && values.size() > 1
                && needs.stream().noneMatch(values.get(0)::equals)
                && needs.stream().anyMatch(values::contains);
        return emulated
                ? List.of(new Warning(
                        Warning.Code.EMULATED, String.join(", ", needs) + " is emulated on this " + values.get(0)))
                : List.of();
    }

    private static Evaluation unknown(
            Requirement atom, MachineView.Sighting sighting, Fact.Unknown unknown, String value) {
        return Evaluation.leaf(
                atom,
                Truth.UNKNOWN,
                new Reason(
                        ReasonCode.UNKNOWN_FACT,
                        atom.text(),
                        "unknown here" + sighting.where() + ": " + unknown.reason(),
                        List.of("--set " + sighting.assertable() + "=" + value)));
    }

    /** Half a sentence about a fact: {@code has 470.82.01 (from /sys/module/nvidia/version)}. */
    static String found(MachineView.Sighting sighting) {
        Fact fact = sighting.fact();
        if (fact instanceof Fact.Known known) {
            return "has " + known.text() + sighting.where() + " (from " + known.source() + ")";
        }
        String reason = fact instanceof Fact.Absent absent ? absent.reason() : ((Fact.Unknown) fact).reason();
        return (fact instanceof Fact.Absent ? "has none" : "unknown here") + sighting.where() + ": " + reason;
    }
}

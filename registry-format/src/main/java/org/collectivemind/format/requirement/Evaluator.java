package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.AttributeType;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.requirement.Requirement.Quantifier;

/**
 * Evaluates requirements in Kleene's logic (variants §2.1, §2.3): a hard requirement passes only on {@link Truth#TRUE}. Nothing is
 * cut short, so the trace is whole and the order of terms cannot matter. Learning an unknown fact never turns true into false.
 */
public final class Evaluator implements RequirementVisitor<Evaluation> {
    private static final AttributeKey ARCH = AttributeKey.parse("arch");
    private final MachineView machine;

    private Evaluator(MachineView machine) {
        this.machine = machine;
    }

    public static Evaluation evaluate(Requirement requirement, Platform platform) {
        return requirement.accept(new Evaluator(new MachineView(AttributeCatalog.builtIn(), platform)));
    }

    @Override
    public Evaluation and(Requirement.And and) {
        List<Evaluation> parts = all(and.terms());
        return Evaluation.of(and, parts.stream().map(Evaluation::truth).reduce(Truth.TRUE, Truth::and), parts);
    }

    @Override
    public Evaluation or(Requirement.Or or) {
        List<Evaluation> parts = all(or.terms());
        return Evaluation.of(or, parts.stream().map(Evaluation::truth).reduce(Truth.FALSE, Truth::or), parts);
    }

    private List<Evaluation> all(List<Requirement> terms) {
        return terms.stream().map(term -> term.accept(this)).collect(Collectors.toList());
    }

    @Override
    public Evaluation not(Requirement.Not not) {
        Evaluation term = not.term().accept(this);
        List<Reason> own = term.holds()
                ? List.of(new Reason(
                        ReasonCode.FORBIDDEN, not.text(), "but `" + not.term().text() + "` holds here", List.of()))
                : List.of();
        return new Evaluation(not, term.truth().not(), own, List.of(), List.of(term));
    }

    @Override
    public Evaluation compare(Requirement.Compare compare) {
        String need = compare.value();
        boolean differs = compare.operator() == Operator.NOT_EQUAL;
        return atom(
                compare,
                compare.key(),
                List.of(need),
                type -> have -> differs
                        ? have.stream().allMatch(value -> Operator.NOT_EQUAL.holds(type, value, need))
                        : have.stream().anyMatch(value -> compare.operator().holds(type, value, need)));
    }

    @Override
    public Evaluation in(Requirement.In in) {
        return atom(
                in,
                in.key(),
                in.values(),
                type -> have -> have.stream()
                        .anyMatch(value ->
                                in.values().stream().anyMatch(need -> Operator.EQUAL.holds(type, value, need))));
    }

    @Override
    public Evaluation has(Requirement.Has has) {
        return atom(
                has,
                has.key(),
                has.values(),
                type -> have -> has.values().stream()
                        .allMatch(need -> have.stream().anyMatch(value -> Operator.EQUAL.holds(type, value, need))));
    }

    @Override
    public Evaluation present(Requirement.Present present) {
        return onDevices(present, present.key()).orElseGet(() -> {
            MachineView.Sighting sighting = machine.sight(present.key());
            Fact fact = sighting.fact();
            if (fact instanceof Fact.Unknown unknown) {
                return unknown(present, sighting, unknown, "…");
            }
            ReasonCode code = fact instanceof Fact.Known ? ReasonCode.SATISFIED : ReasonCode.FACT_ABSENT;
            return Evaluation.leaf(
                    present,
                    Truth.of(fact instanceof Fact.Known),
                    new Reason(code, present.text(), found(sighting), List.of()));
        });
    }

    private Evaluation atom(
            Requirement atom,
            AttributeKey key,
            List<String> needs,
            Function<AttributeType, Function<List<String>, Boolean>> test) {
        return onDevices(atom, key).orElseGet(() -> {
            Optional<AttributeType> type = machine.catalog().definition(key).map(AttributeDefinition::type);
            if (type.isEmpty()) {
                return unreadable(atom, "but this version does not know `" + key + "`");
            }
            Optional<String> problem = needs.stream()
                    .flatMap(need -> type.get().problem(need).stream())
                    .findFirst();
            return problem.isPresent()
                    ? unreadable(atom, "but " + problem.get())
                    : compared(atom, machine.sight(key), type.get(), needs, test.apply(type.get()));
        });
    }

    private static Evaluation unreadable(Requirement atom, String why) {
        return Evaluation.leaf(atom, Truth.UNKNOWN, new Reason(ReasonCode.UNREADABLE, atom.text(), why, List.of()));
    }

    private static Evaluation compared(
            Requirement atom,
            MachineView.Sighting sighting,
            AttributeType type,
            List<String> needs,
            Function<List<String>, Boolean> test) {
        Fact fact = sighting.fact();
        if (fact instanceof Fact.Unknown unknown) {
            return unknown(atom, sighting, unknown, String.join(" ", needs));
        }
        List<String> values = fact.known().map(Fact.Known::values).orElse(List.of());
        Optional<String> problem =
                values.stream().flatMap(value -> type.problem(value).stream()).findFirst();
        if (problem.isPresent()) {
            return unknown(atom, sighting, new Fact.Unknown(problem.get()), String.join(" ", needs));
        }
        boolean holds = test.apply(values);
        ReasonCode code =
                holds ? ReasonCode.SATISFIED : values.isEmpty() ? ReasonCode.FACT_ABSENT : ReasonCode.FACT_MISMATCH;
        Reason reason = new Reason(code, atom.text(), found(sighting), List.of());
        return new Evaluation(atom, Truth.of(holds), List.of(reason), emulated(sighting, values, needs), List.of());
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
        List<String> flags = List.of("--set " + sighting.assertable() + "=" + value);
        return Evaluation.leaf(
                atom,
                Truth.UNKNOWN,
                new Reason(
                        ReasonCode.UNKNOWN_FACT,
                        atom.text(),
                        "unknown here" + sighting.where() + ": " + unknown.reason(),
                        flags));
    }

    static String found(MachineView.Sighting sighting) {
        Fact fact = sighting.fact();
        if (fact instanceof Fact.Known known) {
            return "has " + known.text() + sighting.where() + " (from " + known.source() + ")";
        }
        String reason = fact instanceof Fact.Absent absent ? absent.reason() : ((Fact.Unknown) fact).reason();
        return (fact instanceof Fact.Absent ? "has none" : "unknown here") + sighting.where() + ": " + reason;
    }

    /** {@code cuda.cc >= 7.0} outside a quantifier means {@code any(cuda, cc >= 7.0)}. */
    private Optional<Evaluation> onDevices(Requirement atom, AttributeKey key) {
        if (machine.atDevice() || machine.catalog().ofDevice(key).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(devices(new Requirement.Devices(Quantifier.ANY, key.namespace(), atom)));
    }

    @Override
    public Evaluation devices(Requirement.Devices devices) {
        List<Device> candidates = machine.devices(devices.api());
        if (candidates.isEmpty()) {
            return noDevice(devices, devices.api());
        }
        List<Evaluation> parts = candidates.stream()
                .map(device -> devices.condition().accept(new Evaluator(machine.at(device))))
                .collect(Collectors.toList());
        Truth truth = devices.quantifier() == Quantifier.ANY
                ? parts.stream().map(Evaluation::truth).reduce(Truth.FALSE, Truth::or)
                : parts.stream().map(Evaluation::truth).reduce(Truth.TRUE, Truth::and);
        return Evaluation.of(devices, truth, parts);
    }

    @Override
    public Evaluation cudaBuild(Requirement.CudaBuild build) {
        List<Device> candidates = machine.devices(RequirementWords.CUDA);
        if (candidates.isEmpty()) {
            return noDevice(build, RequirementWords.CUDA);
        }
        List<Evaluation> parts = candidates.stream()
                .map(device -> CudaRules.runs(build, machine.at(device)))
                .collect(Collectors.toList());
        return Evaluation.of(build, parts.stream().map(Evaluation::truth).reduce(Truth.FALSE, Truth::or), parts);
    }

    private Evaluation noDevice(Requirement requirement, String api) {
        Fact presence = machine.presence(api);
        if (presence instanceof Fact.Absent absent) {
            return Evaluation.leaf(
                    requirement,
                    Truth.FALSE,
                    new Reason(
                            ReasonCode.NO_DEVICE,
                            requirement.text(),
                            "has no " + api + " device: " + absent.reason(),
                            List.of()));
        }
        return Evaluation.leaf(
                requirement,
                Truth.UNKNOWN,
                new Reason(
                        ReasonCode.UNKNOWN_FACT,
                        requirement.text(),
                        "unknown whether there are " + api + " devices",
                        List.of("--set " + MachineView.driver(api) + "=…")));
    }
}

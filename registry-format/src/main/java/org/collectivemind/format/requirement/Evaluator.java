package org.collectivemind.format.requirement;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.requirement.Requirement.Quantifier;

/**
 * Evaluates requirements in Kleene's logic (variants §2.1, §2.3): a hard requirement passes only on {@link Truth#TRUE}. Nothing is
 * cut short, so the trace is whole and the order of terms cannot matter. Learning an unknown fact never turns true into false.
 */
public final class Evaluator implements RequirementVisitor<Evaluation> {
    private final MachineView machine;
    private final MachineUse use;

    private Evaluator(MachineView machine, MachineUse use) {
        this.machine = machine;
        this.use = use;
    }

    /** Under {@link MachineUse#DEFAULT}. */
    public static Evaluation evaluate(Requirement requirement, Platform platform) {
        return evaluate(requirement, platform, MachineUse.DEFAULT);
    }

    /** @param use how the project uses the machine: whether one device will do, and what is allowed */
    public static Evaluation evaluate(Requirement requirement, Platform platform, MachineUse use) {
        return requirement.accept(new Evaluator(new MachineView(AttributeCatalog.builtIn(), platform), use));
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
        return fact(compare, compare.key(), () -> FactConditions.compare(compare, machine));
    }

    @Override
    public Evaluation in(Requirement.In in) {
        return fact(in, in.key(), () -> FactConditions.in(in, machine));
    }

    @Override
    public Evaluation has(Requirement.Has has) {
        return fact(has, has.key(), () -> FactConditions.has(has, machine));
    }

    @Override
    public Evaluation present(Requirement.Present present) {
        return fact(present, present.key(), () -> FactConditions.present(present, machine));
    }

    /** {@code cuda.cc >= 7.0} outside a quantifier is about the devices the project uses: {@code any(cuda, cc >= 7.0)}. */
    private Evaluation fact(Requirement atom, AttributeKey key, Supplier<Evaluation> here) {
        return machine.atDevice() || machine.catalog().ofDevice(key).isEmpty()
                ? here.get()
                : devices(new Requirement.Devices(use.devices(), key.namespace(), atom));
    }

    @Override
    public Evaluation devices(Requirement.Devices devices) {
        return onDevices(
                devices,
                devices.api(),
                devices.quantifier(),
                device -> devices.condition().accept(new Evaluator(device, use)));
    }

    @Override
    public Evaluation cudaBuild(Requirement.CudaBuild build) {
        return onDevices(build, RequirementWords.CUDA, use.devices(), device -> CudaRules.runs(build, device, use));
    }

    @Override
    public Evaluation rocmBuild(Requirement.RocmBuild build) {
        return onDevices(build, RequirementWords.ROCM, use.devices(), device -> RocmRules.runs(build, device));
    }

    @Override
    public Evaluation memory(Requirement.Memory memory) {
        return MemoryRules.fits(memory, machine, use.devices());
    }

    private Evaluation onDevices(
            Requirement requirement, String api, Quantifier quantifier, Function<MachineView, Evaluation> condition) {
        List<Device> candidates = machine.devices(api);
        if (candidates.isEmpty()) {
            return noDevice(requirement, api);
        }
        return Evaluation.ofDevices(
                requirement,
                quantifier,
                candidates.stream()
                        .map(device -> condition.apply(machine.at(device)))
                        .collect(Collectors.toList()));
    }

    private Evaluation noDevice(Requirement requirement, String api) {
        if (machine.presence(api) instanceof Fact.Absent absent) {
            return Evaluation.leaf(
                    requirement,
                    Truth.FALSE,
                    new Reason(
                            ReasonCode.absent(api),
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

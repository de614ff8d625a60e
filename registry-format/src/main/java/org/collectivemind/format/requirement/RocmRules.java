package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.attribute.LatticeType;
import org.collectivemind.format.platform.Fact;

/**
 * Whether a ROCm build runs on one device (variants §2.8), in Kleene's logic: the device is one of the targets, or a member of a
 * generic one, and has the settings the target states. ROCm comes with the build; a kernel driver AMD does not support it on is a
 * warning, for it often works, and the driver in the kernel itself has no version at all.
 */
final class RocmRules {
    private static final AttributeKey GFX = AttributeKey.parse("gfx");
    private static final AttributeKey DRIVER = AttributeKey.parse("rocm.driver");

    private final Requirement.RocmBuild build;
    private final List<RocmTarget> targets;
    private final MachineView machine;
    private final MachineView.Sighting gfx;
    private final LatticeType processors;

    private RocmRules(Requirement.RocmBuild build, MachineView machine) {
        this.build = build;
        this.targets = build.targets().stream().map(RocmTarget::parse).collect(Collectors.toList());
        this.machine = machine;
        this.gfx = machine.sight(GFX);
        this.processors = machine.catalog()
                .definition(GFX)
                .map(AttributeDefinition::type)
                .filter(LatticeType.class::isInstance)
                .map(LatticeType.class::cast)
                .orElseThrow(() -> new IllegalStateException("`gfx` is a lattice in the catalog"));
    }

    /** @param machine seen from the device */
    static Evaluation runs(Requirement.RocmBuild build, MachineView machine) {
        return new RocmRules(build, machine).evaluate();
    }

    private Evaluation evaluate() {
        Optional<RocmTarget> device = gfx.fact()
                .known()
                .flatMap(known -> RocmTarget.read(known.values().get(0)));
        if (device.isEmpty()) {
            return gfx.fact() instanceof Fact.Absent
                    ? leaf(Truth.FALSE, ReasonCode.ROCM_NO_TARGET, FactConditions.found(gfx), List.of())
                    : unknown(targets.get(0));
        }
        RocmTarget have = device.get();
        Truth truth =
                targets.stream().map(target -> target.runsOn(have, processors)).reduce(Truth.FALSE, Truth::or);
        return switch (truth) {
            case TRUE ->
                new Evaluation(
                        build,
                        truth,
                        List.of(new Reason(ReasonCode.SATISFIED, build.text(), FactConditions.found(gfx), List.of())),
                        untested(),
                        List.of());
            case FALSE ->
                leaf(truth, ReasonCode.ROCM_NO_TARGET, FactConditions.found(gfx) + overrideHint(have), List.of());
            case UNKNOWN ->
                unknown(targets.stream()
                        .filter(target -> target.runsOn(have, processors) == Truth.UNKNOWN)
                        .map(target -> new RocmTarget(have.processor(), target.sramecc(), target.xnack()))
                        .findFirst()
                        .orElseThrow());
        };
    }

    private Evaluation unknown(RocmTarget wanted) {
        String found = gfx.fact()
                .known()
                .map(known -> FactConditions.found(gfx)
                        + (RocmTarget.read(known.values().get(0)).isPresent()
                                ? ", without the setting asked for"
                                : ", which is no target id such as gfx90a"))
                .orElseGet(() -> "`" + gfx.assertable() + "` is " + FactConditions.found(gfx));
        return leaf(Truth.UNKNOWN, ReasonCode.UNKNOWN_FACT, found, List.of("--set " + gfx.assertable() + "=" + wanted));
    }

    private Evaluation leaf(Truth truth, ReasonCode code, String found, List<String> flags) {
        String need = "a GPU of one of " + String.join(", ", build.targets());
        return Evaluation.leaf(build, truth, new Reason(code, need, found, flags));
    }

    /** Nobody tests that, and ROCm for Windows knows no such variable (ROCm/TheRock#1719), so that it is never done by itself. */
    private String overrideHint(RocmTarget device) {
        return targets.stream()
                .filter(target -> target.near(device, processors))
                .findFirst()
                .map(target -> "; on Linux, HSA_OVERRIDE_GFX_VERSION=" + target.version() + " may run the code for "
                        + target + ", untested, where `--set " + gfx.assertable() + "=" + target + "` is set")
                .orElse("");
    }

    private List<Warning> untested() {
        MachineView.Sighting driver = machine.sight(DRIVER);
        return driver.fact()
                .known()
                .map(Fact.Known::text)
                .filter(DottedNumber::valid)
                .flatMap(module -> RocmDriverTable.builtIn()
                        .row(DottedNumber.parse(module))
                        .filter(row -> !row.supports(DottedNumber.parse(build.version())))
                        .map(row -> new Warning(
                                Warning.Code.ROCM_DRIVER_UNTESTED,
                                "AMD supports ROCm " + row.oldest() + " to " + row.newest() + " on the kernel driver "
                                        + module + " (release " + row.release() + "), the build has "
                                        + build.version())))
                .map(List::of)
                .orElse(List.of());
    }
}

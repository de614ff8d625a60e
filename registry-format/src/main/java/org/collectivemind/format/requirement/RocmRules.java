package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.LatticeType;
import org.collectivemind.format.platform.Fact;

/**
 * Whether a ROCm build runs on one device (variants §2.8), in Kleene's logic: the device is one of the targets, or a member of a
 * generic one, and has the settings the target states.
 */
final class RocmRules {
    private static final AttributeKey GFX = AttributeKey.parse("gfx");

    private RocmRules() {}

    /** @param machine seen from the device */
    static Evaluation runs(Requirement.RocmBuild build, MachineView machine) {
        MachineView.Sighting gfx = machine.sight(GFX);
        Optional<RocmTarget> device = gfx.fact()
                .known()
                .flatMap(known -> RocmTarget.ofDevice(known.values().get(0)));
        if (device.isEmpty() && !(gfx.fact() instanceof Fact.Absent)) {
            return Evaluation.leaf(build, Truth.UNKNOWN, unknown(build, gfx));
        }
        Truth fits = device.map(found -> fits(build, found, machine)).orElse(Truth.FALSE);
        ReasonCode code = switch (fits) {
            case TRUE -> ReasonCode.SATISFIED;
            case UNKNOWN -> ReasonCode.UNKNOWN_FACT;
            case FALSE -> ReasonCode.ROCM_NO_TARGET;
        };
        return Evaluation.leaf(
                build,
                fits,
                new Reason(
                        code,
                        "one of " + String.join(", ", build.targets()) + " to fit the device",
                        FactConditions.found(gfx),
                        List.of()));
    }

    private static Truth fits(Requirement.RocmBuild build, RocmTarget device, MachineView machine) {
        LatticeType processors = machine.catalog()
                .definition(GFX)
                .map(AttributeDefinition::type)
                .filter(LatticeType.class::isInstance)
                .map(LatticeType.class::cast)
                .orElseThrow(() -> new IllegalStateException("`gfx` is a lattice in the catalog"));
        List<RocmTarget> targets =
                build.targets().stream().map(RocmTarget::parse).collect(Collectors.toList());
        return targets.stream()
                .filter(target -> target.fitsProcessor(device, processors))
                .map(target -> target.fitsSettings(device))
                .reduce(Truth.FALSE, Truth::or);
    }

    private static Reason unknown(Requirement.RocmBuild build, MachineView.Sighting gfx) {
        return new Reason(
                ReasonCode.UNKNOWN_FACT,
                build.text(),
                "`" + gfx.assertable() + "` is " + FactConditions.found(gfx),
                List.of("--set " + gfx.assertable() + "=" + build.targets().get(0)));
    }
}

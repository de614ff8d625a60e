package org.collectivemind.format.requirement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Fact;

/** What the rules of CUDA find out about a build on one device, in words. */
final class CudaFindings {
    private final CudaRules rules;
    private final Truth sass;
    private final Truth ptx;
    private final Truth full;
    private final Truth minor;
    private final Truth forward;
    /** Whether forward compatibility would do, were it allowed. */
    private final boolean wouldForward;

    CudaFindings(CudaRules rules, boolean forwardAllowed) {
        this.rules = rules;
        this.sass = rules.executes(CudaTarget.Code.SASS);
        this.ptx = rules.executes(CudaTarget.Code.PTX);
        this.full = rules.full();
        this.minor = rules.minor();
        this.forward = forwardAllowed ? rules.forward() : Truth.FALSE;
        this.wouldForward = !forwardAllowed && rules.forward() == Truth.TRUE;
    }

    Evaluation evaluation() {
        Truth truth = sass.and(enough()).or(ptx.and(compiles()));
        return new Evaluation(rules.build, truth, reasons(truth), warnings(truth), List.of());
    }

    /** For machine code. */
    private Truth enough() {
        return full.or(minor).or(forward);
    }

    /** For PTX. */
    private Truth compiles() {
        return full.or(forward);
    }

    private List<Reason> reasons(Truth truth) {
        if (truth == Truth.TRUE) {
            String device = rules.capability.fact() instanceof Fact.Known
                    ? capabilityFound()
                    : FactConditions.found(rules.driver);
            return List.of(new Reason(ReasonCode.SATISFIED, rules.build.text(), device, List.of()));
        }
        List<Reason> reasons = new ArrayList<>();
        if (sass.or(ptx) == Truth.FALSE) {
            reasons.add(new Reason(ReasonCode.CUDA_NO_TARGET, targetNeeded(), noTargetFound(), List.of()));
        }
        if (enough() == Truth.FALSE) {
            reasons.add(new Reason(
                    ReasonCode.CUDA_DRIVER_TOO_OLD,
                    oldestDriver(),
                    driverFound(rules.minorFloor()) + forwardHint(),
                    List.of()));
        } else if (sass == Truth.FALSE && ptx != Truth.FALSE && compiles() == Truth.FALSE) {
            reasons.add(new Reason(
                    ReasonCode.CUDA_PTX_TOOLCHAIN,
                    newestPtx() + " to compile the PTX of toolkit " + rules.build.toolkit(),
                    driverFound(rules.fullFloor()) + forwardHint(),
                    List.of()));
        }
        return truth == Truth.FALSE ? reasons : unknown();
    }

    private List<Reason> unknown() {
        List<Reason> reasons = new ArrayList<>();
        if (sass == Truth.UNKNOWN || ptx == Truth.UNKNOWN) {
            CudaTarget first = CudaTarget.parse(rules.build.targets().get(0));
            reasons.add(unknown(rules.capability, first.major() + "." + first.minor()));
        }
        if (enough() == Truth.UNKNOWN || compiles() == Truth.UNKNOWN) {
            reasons.add(
                    CudaRules.number(rules.driver).isEmpty()
                            ? unknown(rules.driver, driverFloor())
                            : full == Truth.UNKNOWN || forward != Truth.UNKNOWN
                                    ? unknown(rules.api, rules.release().toString())
                                    : unknown(rules.unknownForForward(), "…"));
        }
        return reasons;
    }

    private Reason unknown(MachineView.Sighting sighting, String value) {
        return new Reason(
                ReasonCode.UNKNOWN_FACT,
                rules.build.text(),
                "`" + sighting.assertable() + "` is " + FactConditions.found(sighting),
                List.of("--set " + sighting.assertable() + "=" + value));
    }

    /** {@code compute capability 7.0 or higher, as built for sm_70, sm_80}. */
    private String targetNeeded() {
        Optional<DottedNumber> device = CudaRules.number(rules.capability);
        DottedNumber lowest = rules.targets()
                .map(target -> new DottedNumber(List.of(target.major(), target.minor())))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        boolean below = device.filter(known -> known.compareTo(lowest) < 0).isPresent();
        return (below ? "compute capability " + lowest + " or higher" : "code the device can execute")
                + ", the build has " + String.join(", ", rules.build.targets());
    }

    private String noTargetFound() {
        Optional<DottedNumber> last = CudaRules.number(rules.capability)
                .flatMap(known -> CudaArchitectures.builtIn().lastToolkit(known.segment(0), known.segment(1)))
                .filter(toolkit -> rules.release().compareTo(toolkit) > 0);
        return capabilityFound()
                + last.map(toolkit -> "; the last toolkit that makes code for it is " + toolkit)
                        .orElse("");
    }

    private String capabilityFound() {
        Optional<String> name = CudaRules.number(rules.capability)
                .flatMap(known -> CudaArchitectures.builtIn().name(known.segment(0), known.segment(1)));
        String value = rules.capability.fact().known().map(Fact.Known::text).orElse("");
        return FactConditions.found(rules.capability)
                .replaceFirst("^has ", "has compute capability ")
                .replaceFirst(
                        "capability " + value,
                        "capability " + value
                                + name.map(text -> " (" + text + ")").orElse(""));
    }

    private String driverFloor() {
        return rules.minorFloor().or(rules::fullFloor).map(CudaFindings::padded).orElse("…");
    }

    private String oldestDriver() {
        return rules.minorFloor()
                .map(floor -> "cuda.driver >= " + padded(floor))
                .orElseGet(this::newestPtx);
    }

    private String newestPtx() {
        return rules.fullFloor()
                .map(version -> "cuda.driver >= " + padded(version))
                .orElse("cuda.api >= " + rules.release());
    }

    /** NVIDIA writes the third number of a driver with two digits. */
    private static String padded(DottedNumber version) {
        return version.segments().size() < 3
                ? version.toString()
                : version.segment(0) + "." + version.segment(1) + "." + (version.segment(2) < 10 ? "0" : "")
                        + version.segment(2);
    }

    /** The driver where a driver was asked for, else its api. */
    private String driverFound(Optional<DottedNumber> floor) {
        boolean asked = floor.or(rules::fullFloor).isPresent();
        return FactConditions.found(asked && rules.driver.fact() instanceof Fact.Known ? rules.driver : rules.api);
    }

    private String forwardHint() {
        String text = MachineUse.Allowance.CUDA_FORWARD_COMPAT.text();
        return wouldForward
                ? "; cuda-compat "
                        + rules.compat.fact().known().map(Fact.Known::text).orElse("")
                        + " is installed and would do: `policy.allow: [" + text + "]` or `--allow " + text + "`"
                : "";
    }

    private List<Warning> warnings(Truth truth) {
        if (truth != Truth.TRUE) {
            return List.of();
        }
        boolean compiled = sass == Truth.FALSE;
        return Stream.of(
                        full == Truth.FALSE && !compiled && minor == Truth.TRUE
                                ? Optional.of(minorCompat())
                                : full == Truth.FALSE ? Optional.of(forwardCompat()) : Optional.<Warning>empty(),
                        compiled ? Optional.of(jit()) : Optional.<Warning>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.toList());
    }

    private Warning minorCompat() {
        return new Warning(
                Warning.Code.CUDA_MINOR_COMPAT,
                "CUDA toolkit " + rules.build.toolkit()
                        + " is newer than the driver: features of newer drivers are missing");
    }

    private Warning forwardCompat() {
        return new Warning(
                Warning.Code.CUDA_FORWARD_COMPAT,
                "CUDA toolkit " + rules.build.toolkit()
                        + " is newer than the driver and runs through the package cuda-compat");
    }

    private static Warning jit() {
        return new Warning(
                Warning.Code.CUDA_PTX_JIT,
                "no machine code for this device: the driver compiles it at the first start, which takes a while");
    }
}

package org.collectivemind.format.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Fact;

/**
 * Whether a build of a CUDA toolkit runs on one device: rules R1, R2, R3, R5 and R6 of variants §2.8, in Kleene's logic. A build
 * runs where the device executes its machine code and the driver is new enough for the toolkit's major version, or where the
 * device takes its PTX and the driver's own api is not older than the toolkit. A platform that does not say {@code sys.wsl}
 * is taken for one that is not WSL, whose driver number is that of Windows.
 */
final class CudaRules {
    private static final AttributeKey OS = AttributeKey.parse("os");
    private static final AttributeKey WSL = AttributeKey.parse("sys.wsl");
    private static final AttributeKey DRIVER = AttributeKey.parse("cuda.driver");
    private static final AttributeKey API = AttributeKey.parse("cuda.api");
    private static final AttributeKey CAPABILITY = AttributeKey.parse("cc");
    /** Before CUDA 11 no driver ran a newer toolkit. */
    private static final int FIRST_MINOR_COMPATIBLE = 11;

    private final Requirement.CudaBuild build;
    private final DottedNumber toolkit;
    private final MachineView machine;
    private final MachineView.Sighting driver;
    private final MachineView.Sighting api;
    private final MachineView.Sighting capability;
    /** Whether driver numbers are those of Windows. */
    private final Truth windows;

    private CudaRules(Requirement.CudaBuild build, MachineView machine) {
        this.build = build;
        this.toolkit = DottedNumber.parse(build.toolkit());
        this.machine = machine;
        this.driver = machine.sight(DRIVER);
        this.api = machine.sight(API);
        this.capability = machine.sight(CAPABILITY);
        this.windows = states(OS, "windows") || states(WSL, "true")
                ? Truth.TRUE
                : machine.sight(OS).fact() instanceof Fact.Unknown ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** @param machine seen from the device */
    static Evaluation runs(Requirement.CudaBuild build, MachineView machine) {
        return new CudaRules(build, machine).evaluate();
    }

    private boolean states(AttributeKey key, String value) {
        return machine.sight(key)
                .fact()
                .known()
                .filter(known -> known.values().contains(value))
                .isPresent();
    }

    private Evaluation evaluate() {
        Truth sass = executes(CudaTarget.Code.SASS);
        Truth ptx = executes(CudaTarget.Code.PTX);
        Truth full = full();
        Truth enough = full.or(minor());
        Truth truth = sass.and(enough).or(ptx.and(full));
        return new Evaluation(
                build, truth, reasons(truth, sass, ptx, full, enough), warnings(truth, sass, full), List.of());
    }

    private Truth executes(CudaTarget.Code code) {
        Optional<DottedNumber> known = number(capability);
        if (known.isEmpty()) {
            boolean offered = targets(code).findAny().isPresent();
            return offered && !(capability.fact() instanceof Fact.Absent) ? Truth.UNKNOWN : Truth.FALSE;
        }
        DottedNumber device = known.get();
        return Truth.of(targets(code).anyMatch(target -> target.runsOn(device.segment(0), device.segment(1))));
    }

    private Stream<CudaTarget> targets(CudaTarget.Code code) {
        return build.targets().stream().map(CudaTarget::parse).filter(target -> target.code() == code);
    }

    /** R1: the driver's api is not older than the toolkit. Where only the driver is known, NVIDIA's table gives its api. */
    private Truth full() {
        Optional<DottedNumber> version = number(api);
        if (version.isPresent()) {
            return Truth.of(version.get().compareTo(release()) >= 0);
        }
        Optional<DottedNumber> floor = fullFloor();
        return api.fact() instanceof Fact.Absent ? Truth.FALSE : atLeast(floor);
    }

    /** R2: within a major version from 11 on, an older driver will do. A driver whose api has that major is such a driver. */
    private Truth minor() {
        if (toolkit.segment(0) < FIRST_MINOR_COMPATIBLE) {
            return Truth.FALSE;
        }
        Truth byDriver = minorByDriver();
        return byDriver != Truth.UNKNOWN
                ? byDriver
                : number(api)
                        .map(version -> Truth.of(version.segment(0) >= toolkit.segment(0)))
                        .orElse(Truth.UNKNOWN);
    }

    /** On an unknown system, what Linux and Windows agree on. */
    private Truth minorByDriver() {
        CudaDriverTable table = CudaDriverTable.builtIn();
        Truth onLinux = atLeast(table.minorFloor(toolkit.segment(0), false));
        Truth onWindows = atLeast(table.minorFloor(toolkit.segment(0), true));
        return windows == Truth.TRUE || onLinux == onWindows
                ? onWindows
                : windows == Truth.FALSE ? onLinux : Truth.UNKNOWN;
    }

    private Truth atLeast(Optional<DottedNumber> floor) {
        if (driver.fact() instanceof Fact.Absent) {
            return Truth.FALSE;
        }
        Optional<DottedNumber> version = number(driver);
        return version.isPresent() && floor.isPresent()
                ? Truth.of(version.get().compareTo(floor.get()) >= 0)
                : Truth.UNKNOWN;
    }

    private Optional<DottedNumber> minorFloor() {
        return CudaDriverTable.builtIn().minorFloor(toolkit.segment(0), windows == Truth.TRUE);
    }

    /** Known for Linux alone. */
    private Optional<DottedNumber> fullFloor() {
        return windows == Truth.FALSE ? CudaDriverTable.builtIn().fullFloor(toolkit) : Optional.empty();
    }

    /** The toolkit without its third number: an api has two. */
    private DottedNumber release() {
        return new DottedNumber(List.of(toolkit.segment(0), toolkit.segment(1)));
    }

    private static Optional<DottedNumber> number(MachineView.Sighting sighting) {
        return sighting.fact()
                .known()
                .map(known -> known.values().get(0))
                .filter(DottedNumber::valid)
                .map(DottedNumber::parse);
    }

    private List<Reason> reasons(Truth truth, Truth sass, Truth ptx, Truth full, Truth enough) {
        if (truth == Truth.TRUE) {
            String device = capability.fact() instanceof Fact.Known ? capabilityFound() : FactConditions.found(driver);
            return List.of(new Reason(ReasonCode.SATISFIED, build.text(), device, List.of()));
        }
        List<Reason> reasons = new ArrayList<>();
        if (sass.or(ptx) == Truth.FALSE) {
            reasons.add(new Reason(
                    ReasonCode.CUDA_NO_TARGET,
                    "one of " + build.targets().stream().collect(Collectors.joining(", ")) + " to fit the device",
                    capabilityFound(),
                    List.of()));
        }
        if (enough == Truth.FALSE) {
            reasons.add(
                    new Reason(ReasonCode.CUDA_DRIVER_TOO_OLD, oldestDriver(), driverFound(minorFloor()), List.of()));
        } else if (sass == Truth.FALSE && ptx != Truth.FALSE && full == Truth.FALSE) {
            reasons.add(new Reason(
                    ReasonCode.CUDA_PTX_TOOLCHAIN,
                    newestPtx() + " to compile the PTX of toolkit " + build.toolkit(),
                    driverFound(fullFloor()),
                    List.of()));
        }
        return truth == Truth.FALSE ? reasons : unknown(sass, ptx, enough, full);
    }

    private List<Reason> unknown(Truth sass, Truth ptx, Truth enough, Truth full) {
        List<Reason> reasons = new ArrayList<>();
        if (sass == Truth.UNKNOWN || ptx == Truth.UNKNOWN) {
            CudaTarget first = CudaTarget.parse(build.targets().get(0));
            reasons.add(unknown(capability, first.major() + "." + first.minor()));
        }
        if (enough == Truth.UNKNOWN || full == Truth.UNKNOWN) {
            reasons.add(
                    number(driver).isEmpty()
                            ? unknown(driver, driverFloor())
                            : unknown(api, release().toString()));
        }
        return reasons;
    }

    private Reason unknown(MachineView.Sighting sighting, String value) {
        return new Reason(
                ReasonCode.UNKNOWN_FACT,
                build.text(),
                "`" + sighting.assertable() + "` is " + FactConditions.found(sighting),
                List.of("--set " + sighting.assertable() + "=" + value));
    }

    private String driverFloor() {
        return minorFloor()
                .or(() -> CudaDriverTable.builtIn().fullFloor(toolkit))
                .map(this::padded)
                .orElse("…");
    }

    private String oldestDriver() {
        return minorFloor().isPresent()
                ? "cuda.driver >= " + padded(minorFloor().get())
                : newestPtx();
    }

    private String newestPtx() {
        return fullFloor().map(version -> "cuda.driver >= " + padded(version)).orElse("cuda.api >= " + release());
    }

    /** NVIDIA writes the third number of a driver with two digits. */
    private String padded(DottedNumber version) {
        return version.segments().size() < 3
                ? version.toString()
                : version.segment(0) + "." + version.segment(1) + "." + (version.segment(2) < 10 ? "0" : "")
                        + version.segment(2);
    }

    /** The driver where a driver was asked for, else its api. */
    private String driverFound(Optional<DottedNumber> floor) {
        boolean asked = floor.or(this::fullFloor).isPresent();
        return FactConditions.found(asked && driver.fact() instanceof Fact.Known ? driver : api);
    }

    private String capabilityFound() {
        return FactConditions.found(capability).replaceFirst("^has ", "has compute capability ");
    }

    private List<Warning> warnings(Truth truth, Truth sass, Truth full) {
        List<Warning> warnings = new ArrayList<>();
        if (truth == Truth.TRUE && full == Truth.FALSE) {
            warnings.add(new Warning(
                    Warning.Code.CUDA_MINOR_COMPAT,
                    "CUDA toolkit " + build.toolkit()
                            + " is newer than the driver: features of newer drivers are missing"));
        }
        if (truth == Truth.TRUE && sass == Truth.FALSE) {
            warnings.add(new Warning(
                    Warning.Code.CUDA_PTX_JIT,
                    "no machine code for this device: the driver compiles it at the first start, which takes a while"));
        }
        return warnings;
    }
}

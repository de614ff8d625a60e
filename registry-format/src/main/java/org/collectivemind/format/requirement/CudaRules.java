package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;

/**
 * Whether a build of a CUDA toolkit runs on one device: rules R1 to R6 of variants §2.8, in Kleene's logic. A build runs where the
 * device executes its machine code and the driver is new enough for the toolkit's major version, or where the device takes its PTX
 * and the driver's own api is not older than the toolkit; where it is allowed, the package cuda-compat stands in for a newer driver.
 * A platform that does not say {@code sys.wsl} is taken for one that is not WSL, whose driver number is that of Windows.
 */
final class CudaRules {
    private static final AttributeKey OS = AttributeKey.parse("os");
    private static final AttributeKey WSL = AttributeKey.parse("sys.wsl");
    private static final AttributeKey DRIVER = AttributeKey.parse("cuda.driver");
    private static final AttributeKey API = AttributeKey.parse("cuda.api");
    private static final AttributeKey COMPAT = AttributeKey.parse("cuda.compat");
    private static final AttributeKey CAPABILITY = AttributeKey.parse("cc");
    private static final AttributeKey CLASS = AttributeKey.parse("class");
    /** NVIDIA names some RTX cards too, "select NGC server ready SKUs", which no fact tells from the others. */
    private static final Set<String> FORWARD_COMPATIBLE = Set.of("datacenter", "jetson");
    /** Before CUDA 11 no driver ran a newer toolkit. */
    private static final int FIRST_MINOR_COMPATIBLE = 11;

    final Requirement.CudaBuild build;
    final DottedNumber toolkit;
    final MachineView.Sighting driver;
    final MachineView.Sighting api;
    final MachineView.Sighting compat;
    final MachineView.Sighting capability;
    /** Whether driver numbers are those of Windows. */
    final Truth windows;

    private final MachineView machine;

    private CudaRules(Requirement.CudaBuild build, MachineView machine) {
        this.build = build;
        this.toolkit = DottedNumber.parse(build.toolkit());
        this.machine = machine;
        this.driver = machine.sight(DRIVER);
        this.api = machine.sight(API);
        this.compat = machine.sight(COMPAT);
        this.capability = machine.sight(CAPABILITY);
        this.windows = states(OS, "windows") || states(WSL, "true")
                ? Truth.TRUE
                : machine.sight(OS).fact() instanceof Fact.Unknown ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** @param machine seen from the device */
    static Evaluation runs(Requirement.CudaBuild build, MachineView machine, MachineUse use) {
        CudaRules rules = new CudaRules(build, machine);
        return new CudaFindings(rules, use.allows(MachineUse.Allowance.CUDA_FORWARD_COMPAT)).evaluation();
    }

    private boolean states(AttributeKey key, String value) {
        return machine.sight(key)
                .fact()
                .known()
                .filter(known -> known.values().contains(value))
                .isPresent();
    }

    /** R5 and R6. */
    Truth executes(CudaTarget.Code code) {
        Optional<DottedNumber> known = number(capability);
        if (known.isEmpty()) {
            boolean offered = targets(code).findAny().isPresent();
            return offered && !(capability.fact() instanceof Fact.Absent) ? Truth.UNKNOWN : Truth.FALSE;
        }
        DottedNumber device = known.get();
        return Truth.of(targets(code).anyMatch(target -> target.runsOn(device.segment(0), device.segment(1))));
    }

    private Stream<CudaTarget> targets(CudaTarget.Code code) {
        return targets().filter(target -> target.code() == code);
    }

    Stream<CudaTarget> targets() {
        return build.targets().stream().map(CudaTarget::parse);
    }

    /** R1: the driver's api is not older than the toolkit. Where only the driver is known, NVIDIA's table gives its api. */
    Truth full() {
        Optional<DottedNumber> version = number(api);
        if (version.isPresent()) {
            return Truth.of(version.get().compareTo(release()) >= 0);
        }
        return api.fact() instanceof Fact.Absent
                ? Truth.FALSE
                : onSystem(atLeast(table().fullFloor(toolkit, false)), atLeast(table().fullFloor(toolkit, true)));
    }

    /** R2: within a major version from 11 on, an older driver will do. A driver whose api has that major is such a driver. */
    Truth minor() {
        if (toolkit.segment(0) < FIRST_MINOR_COMPATIBLE) {
            return Truth.FALSE;
        }
        Truth byDriver = onSystem(
                atLeast(table().minorFloor(toolkit.segment(0), false)),
                atLeast(table().minorFloor(toolkit.segment(0), true)));
        return byDriver != Truth.UNKNOWN
                ? byDriver
                : number(api)
                        .map(version -> Truth.of(version.segment(0) >= toolkit.segment(0)))
                        .orElse(Truth.UNKNOWN);
    }

    /**
     * R4, left aside whether it is allowed: cuda-compat of the toolkit or a newer one, on Linux, for GPUs NVIDIA supports it on,
     * none of which the compatible driver has dropped (R7).
     */
    Truth forward() {
        Truth installed = number(compat)
                .map(version -> Truth.of(version.compareTo(release()) >= 0))
                .orElse(compat.fact() instanceof Fact.Absent ? Truth.FALSE : Truth.UNKNOWN);
        Truth devices = machine.devices(RequirementWords.CUDA).stream()
                .map(this::supportsForward)
                .reduce(Truth.TRUE, Truth::and);
        return windows.not().and(installed).and(devices);
    }

    private Truth supportsForward(Device device) {
        MachineView view = machine.at(device);
        Fact type = view.sight(CLASS).fact();
        Truth supported = type.known()
                .map(known -> Truth.of(FORWARD_COMPATIBLE.containsAll(known.values())))
                .orElse(type instanceof Fact.Absent ? Truth.FALSE : Truth.UNKNOWN);
        return supported.and(
                number(view.sight(CAPABILITY)).map(this::compatDrives).orElse(Truth.UNKNOWN));
    }

    private Truth compatDrives(DottedNumber device) {
        Optional<DottedNumber> last = CudaArchitectures.builtIn().lastDriver(device.segment(0), device.segment(1));
        Optional<DottedNumber> branch = number(compat).flatMap(version -> table().fullFloor(version, false));
        return Truth.of(last.isEmpty()
                || branch.isEmpty()
                || branch.get().segment(0) <= last.get().segment(0));
    }

    /** What to ask for where nobody knows whether R4 holds. */
    MachineView.Sighting unknownForForward() {
        return Stream.concat(
                        Stream.of(compat, machine.sight(OS)),
                        machine.devices(RequirementWords.CUDA).stream()
                                .map(machine::at)
                                .flatMap(view -> Stream.of(view.sight(CLASS), view.sight(CAPABILITY))))
                .filter(sighting -> sighting.fact() instanceof Fact.Unknown)
                .findFirst()
                .orElse(compat);
    }

    /** On an unknown system, what Linux and Windows agree on. */
    private Truth onSystem(Truth linux, Truth onWindows) {
        return windows == Truth.TRUE || linux == onWindows ? onWindows : windows == Truth.FALSE ? linux : Truth.UNKNOWN;
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

    Optional<DottedNumber> minorFloor() {
        return table().minorFloor(toolkit.segment(0), windows == Truth.TRUE);
    }

    Optional<DottedNumber> fullFloor() {
        return windows == Truth.UNKNOWN ? Optional.empty() : table().fullFloor(toolkit, windows == Truth.TRUE);
    }

    private static CudaDriverTable table() {
        return CudaDriverTable.builtIn();
    }

    /** The toolkit without its third number: an api has two. */
    DottedNumber release() {
        return new DottedNumber(List.of(toolkit.segment(0), toolkit.segment(1)));
    }

    static Optional<DottedNumber> number(MachineView.Sighting sighting) {
        return sighting.fact()
                .known()
                .map(known -> known.values().get(0))
                .filter(DottedNumber::valid)
                .map(DottedNumber::parse);
    }
}

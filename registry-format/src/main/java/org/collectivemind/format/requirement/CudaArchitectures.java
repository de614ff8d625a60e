package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.DottedNumber;

/**
 * Which toolkits make code for which compute capabilities, from {@code cuda-architectures.json} beside this class (rule R7 of
 * variants §2.8). It explains and lints; what a build holds code for is what it states, never inferred from its toolkit.
 */
final class CudaArchitectures {
    private final BundledTable table = BundledTable.read("cuda-architectures.json");

    private CudaArchitectures() {}

    static CudaArchitectures builtIn() {
        return BuiltIn.TABLE;
    }

    private static final class BuiltIn {
        static final CudaArchitectures TABLE = new CudaArchitectures();
    }

    /** {@code Pascal}. */
    Optional<String> name(int major, int minor) {
        return table.text(path(major, minor, "name"));
    }

    /** Whether the capability is that of a Tegra system on a chip, as on Jetson boards. */
    boolean tegra(int major, int minor) {
        return table.text(path(major, minor, "board")).isPresent();
    }

    /** The last toolkit that makes code for a capability; empty while there is none. */
    Optional<DottedNumber> lastToolkit(int major, int minor) {
        return table.version(path(major, minor, "last"));
    }

    /** The last branch of drivers that runs a capability; empty while there is none. */
    Optional<DottedNumber> lastDriver(int major, int minor) {
        return table.version(path(major, minor, "driver"));
    }

    /** Why a toolkit cannot have made code for a target. Nothing is said of toolkits newer than the table. */
    Optional<String> problem(DottedNumber toolkit, CudaTarget target) {
        DottedNumber release = new DottedNumber(List.of(toolkit.segment(0), toolkit.segment(1)));
        if (table.version("newest")
                .filter(newest -> release.compareTo(newest) <= 0)
                .isEmpty()) {
            return Optional.empty();
        }
        Optional<DottedNumber> first = table.version(path(target.major(), target.minor(), "first"))
                .map(known -> table.version("suffixes/" + target.suffix())
                        .filter(suffix -> suffix.compareTo(known) > 0)
                        .orElse(known));
        Optional<DottedNumber> last = lastToolkit(target.major(), target.minor());
        if (first.isEmpty()) {
            return Optional.of(
                    "no toolkit up to " + table.text("newest").orElseThrow() + " makes code for `" + target + "`");
        }
        String none = "toolkit " + toolkit + " makes no code for `" + target + "`: the ";
        return release.compareTo(first.get()) < 0
                ? Optional.of(none + "first that does is " + first.get())
                : last.filter(newest -> release.compareTo(newest) > 0)
                        .map(newest -> none + "last that does is " + newest);
    }

    private static String path(int major, int minor, String field) {
        return "architectures/" + major + "." + minor + "/" + field;
    }
}

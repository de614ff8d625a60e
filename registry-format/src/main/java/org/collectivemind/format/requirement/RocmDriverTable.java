package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.DottedNumber;

/** Which ROCm releases AMD supports on which release of its kernel driver, from {@code rocm-drivers.json} beside this class. */
final class RocmDriverTable {
    private final BundledTable table = BundledTable.read("rocm-drivers.json");

    private RocmDriverTable() {}

    static RocmDriverTable builtIn() {
        return BuiltIn.TABLE;
    }

    private static final class BuiltIn {
        static final RocmDriverTable TABLE = new RocmDriverTable();
    }

    /** A release of the driver, and the first and last ROCm that AMD supports on it. */
    record Row(String release, DottedNumber oldest, DottedNumber newest) {
        /** @param version of ROCm; its third number does not matter */
        boolean supports(DottedNumber version) {
            DottedNumber release = new DottedNumber(List.of(version.segment(0), version.segment(1)));
            return release.compareTo(oldest) >= 0 && release.compareTo(newest) <= 0;
        }
    }

    /** @param module what {@code /sys/module/amdgpu/version} says; that of a kernel's own driver is in no row */
    Optional<Row> row(DottedNumber module) {
        String path = "modules/" + module.segment(0) + "." + module.segment(1) + "/";
        return table.text(path + "release")
                .map(release -> new Row(
                        release,
                        table.version(path + "oldest").orElseThrow(),
                        table.version(path + "newest").orElseThrow()));
    }
}

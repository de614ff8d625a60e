package org.collectivemind.format.requirement;

import java.util.Optional;
import org.collectivemind.format.attribute.DottedNumber;

/** NVIDIA's driver floors, from {@code cuda-drivers.json} beside this class. */
final class CudaDriverTable {
    private final BundledTable table = BundledTable.read("cuda-drivers.json");

    private CudaDriverTable() {}

    static CudaDriverTable builtIn() {
        return BuiltIn.TABLE;
    }

    private static final class BuiltIn {
        static final CudaDriverTable TABLE = new CudaDriverTable();
    }

    /** The driver that runs any toolkit of a major version with a limited set of features (rule R2). */
    Optional<DottedNumber> minorFloor(int toolkitMajor, boolean windows) {
        return table.version("minor/" + toolkitMajor + system(windows));
    }

    /** The first driver whose api is that of the toolkit; NVIDIA names none for Windows from 13.0 on. */
    Optional<DottedNumber> fullFloor(DottedNumber toolkit, boolean windows) {
        return table.version("full/" + toolkit.segment(0) + "." + toolkit.segment(1) + system(windows));
    }

    private static String system(boolean windows) {
        return windows ? "/windows" : "/linux";
    }
}

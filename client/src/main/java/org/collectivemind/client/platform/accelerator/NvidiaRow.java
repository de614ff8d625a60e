package org.collectivemind.client.platform.accelerator;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One GPU in the table of {@code nvidia-smi}.
 *
 * @param memory in MiB, or {@code [N/A]}, of older programs {@code [Not Supported]}
 * @param driver version of the driver
 * @param computeCapability empty where the program is older than the field, or does not know it of this GPU
 * @param cut whether the GPU is in MIG mode
 */
public record NvidiaRow(String name, String memory, String driver, Optional<String> computeCapability, boolean cut) {
    public static final String OLD_FIELDS = "index,name,memory.total,driver_version";
    public static final String NEW_FIELDS = "compute_cap,mig.mode.current";
    private static final Pattern INDEX = Pattern.compile("\\d{1,4}");
    private static final Pattern LOST = Pattern.compile("\\[(GPU is lost|Unknown Error)]");
    private static final int OLD_COLUMNS = 4;
    private static final int COLUMNS = 6;

    static Optional<NvidiaRow> parse(String line) {
        String[] fields = line.strip().split("\\s*,\\s*");
        if (fields.length != OLD_COLUMNS && fields.length != COLUMNS
                || !INDEX.matcher(fields[0]).matches()) {
            return Optional.empty();
        }
        boolean whole = fields.length == COLUMNS;
        return Optional.of(new NvidiaRow(
                fields[1],
                fields[2],
                fields[3],
                whole ? Optional.of(fields[4]).filter(text -> !text.startsWith("[")) : Optional.empty(),
                whole && fields[5].equals("Enabled")));
    }

    /** Fallen off the bus: the program still counts it, and no program can use it. */
    boolean lost() {
        return LOST.matcher(name + memory).find();
    }
}

package org.collectivemind.client.platform.accelerator;

import java.util.Optional;
import org.collectivemind.client.platform.probe.Probe;

/**
 * What {@code nvidia-smi} says when it has no table to print, by its text, which it prints to standard output, and by the exit
 * codes of its manual page (read 2026-11-21). What is not there is absent; what is there and does not work is Unknown, with what
 * to do about it.
 */
final class NvidiaTrouble {
    /** A driver is not loaded. */
    private static final int NO_DRIVER = 9;
    /** The library NVML is not found. */
    private static final int NO_LIBRARY = 12;
    /** NVML's number for GPUs that no longer answer. */
    private static final int LOST = 15;
    /** NVML's number for libraries that are not of the loaded driver. */
    private static final int MISMATCH = 18;

    private static final String NVML = "Failed to initialize NVML: ";

    private NvidiaTrouble() {}

    static Optional<NvidiaAnswer> of(Probe.Output output) {
        String text = output.text();
        int code = output.exitCode();
        if (output.timedOut()) {
            return Optional.of(NvidiaAnswer.unknown("nvidia-smi did not answer in time"));
        }
        if (code == MISMATCH || text.contains("Driver/library version mismatch")) {
            return Optional.of(
                    NvidiaAnswer.unknown("the loaded NVIDIA driver and its libraries are of different versions, "
                            + "as after an update; reboot"));
        }
        if (code == LOST
                || code != 0 && text.contains("GPU is lost")
                || text.contains("Unable to determine the device handle")) {
            return Optional.of(lost());
        }
        if (code == NO_LIBRARY || text.contains("couldn't find libnvidia-ml")) {
            return Optional.of(NvidiaAnswer.absent("no libcuda and no NVML: nvidia-smi is here without the driver's "
                    + "libraries, as in a container that was not started for NVIDIA"));
        }
        if (code == NO_DRIVER || text.contains("couldn't communicate with the NVIDIA driver")) {
            return Optional.of(NvidiaAnswer.absent("nvidia-smi reaches no NVIDIA driver"));
        }
        if (text.startsWith("No devices were found")) {
            return Optional.of(NvidiaAnswer.absent("nvidia-smi finds no GPU"));
        }
        if (text.contains(NVML)) {
            String reason = text.substring(text.indexOf(NVML) + NVML.length())
                    .lines()
                    .findFirst()
                    .orElse("");
            return Optional.of(NvidiaAnswer.unknown(
                    "nvidia-smi cannot start NVML (" + reason.strip() + "); in a container, start it anew"));
        }
        return code == 0
                ? Optional.empty()
                : Optional.of(NvidiaAnswer.unknown("nvidia-smi failed with exit code " + code));
    }

    static NvidiaAnswer lost() {
        return NvidiaAnswer.unknown("the GPU has fallen off the bus and no longer answers; reboot, and look for Xid in "
                + "the kernel's log");
    }
}

package org.collectivemind.client.platform.accelerator;

import java.util.Optional;
import org.collectivemind.client.platform.detect.SystemFacts;
import org.collectivemind.client.platform.probe.Probe;

/** Whether this process was given the graphics devices of the kernel. */
final class LinuxGraphics {
    private static final String DEVICES = "/dev/dri";

    private LinuxGraphics() {}

    /** Why not; empty where it was. */
    static Optional<String> withheld(Probe probe) {
        return probe.list(DEVICES).stream().anyMatch(name -> name.startsWith("renderD"))
                ? Optional.empty()
                : Optional.of("a GPU is here, but " + DEVICES + " is not given to this "
                        + (SystemFacts.inContainer(probe) ? "container" : "process"));
    }
}

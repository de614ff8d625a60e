package org.collectivemind.client.platform.accelerator;

import java.util.Optional;
import org.collectivemind.client.platform.detect.SystemFacts;
import org.collectivemind.client.platform.probe.Probe;

/** Which devices of the kernel this process was given: a container sees the files of all in {@code /sys}. */
final class GivenDevices {
    private static final String GRAPHICS = "/dev/dri";

    private GivenDevices() {}

    /** Whom sentences say it was not given to. */
    static String process(Probe probe) {
        return SystemFacts.inContainer(probe) ? "this container" : "this process";
    }

    /** Why graphics are out of reach; empty where they are not. */
    static Optional<String> graphicsWithheld(Probe probe) {
        return probe.list(GRAPHICS).stream().anyMatch(name -> name.startsWith("renderD"))
                ? Optional.empty()
                : Optional.of("a GPU is here, but " + GRAPHICS + " is not given to " + process(probe));
    }
}

package org.collectivemind.client.platform;

import java.nio.file.Path;
import org.collectivemind.client.platform.accelerator.NvidiaFacts;
import org.collectivemind.client.platform.accelerator.OtherAccelerators;
import org.collectivemind.client.platform.detect.CpuFacts;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.LibcFacts;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.MemoryFacts;
import org.collectivemind.client.platform.detect.SystemFacts;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Platform;

/**
 * Looks at a machine and says what it has. On Linux no process is started unless there is a sign of an NVIDIA driver; nothing
 * is cached, for looking takes milliseconds.
 */
public final class PlatformDetector {
    private static final String NAME = "host";
    private final Probe probe;
    private final Path disk;

    /** @param disk a directory whose disk {@code disk.free} is about, such as the store's */
    public PlatformDetector(Probe probe, Path disk) {
        this.probe = probe;
        this.disk = disk;
    }

    /** Never fails: what cannot be told is an Unknown fact that says why. */
    public Platform detect() {
        Machine machine = Machine.of(probe);
        Findings findings = new Findings();
        SystemFacts.detect(machine, findings);
        LibcFacts.detect(machine, findings);
        CpuFacts.detect(machine, findings);
        MemoryFacts.detect(machine, findings);
        probe.usableSpace(disk)
                .ifPresentOrElse(
                        bytes -> findings.known(FactKeys.DISK, Long.toString(bytes), "file system of the store"),
                        () -> findings.unknown(FactKeys.DISK, "the file system of the store does not tell"));
        NvidiaFacts.detect(machine, findings);
        OtherAccelerators.detect(machine, findings);
        return findings.platform(NAME);
    }
}

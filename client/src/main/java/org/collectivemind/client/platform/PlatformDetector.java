package org.collectivemind.client.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.collectivemind.client.platform.accelerator.AmdFacts;
import org.collectivemind.client.platform.accelerator.AppleFacts;
import org.collectivemind.client.platform.accelerator.NvidiaFacts;
import org.collectivemind.client.platform.accelerator.OtherAccelerators;
import org.collectivemind.client.platform.detect.CpuFacts;
import org.collectivemind.client.platform.detect.Detector;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.LibcFacts;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.MemoryFacts;
import org.collectivemind.client.platform.detect.SystemFacts;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Platform;

/**
 * Looks at a machine and says what it has. The detectors work side by side, each in a thread of its own, and after {@link
 * #LONGEST} nobody waits for them any more: a file that hangs in its driver, or a program, costs the facts it was asked for.
 */
public final class PlatformDetector {
    /** Detection as a whole. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    private static final String NAME = "host";
    private final Probe probe;
    private final List<Detector> detectors;

    /** @param disk a directory whose disk {@code disk.free} is about, such as the store's */
    public PlatformDetector(Probe probe, Path disk) {
        this(probe, detectors(disk));
    }

    PlatformDetector(Probe probe, List<Detector> detectors) {
        this.probe = probe;
        this.detectors = List.copyOf(detectors);
    }

    static List<Detector> detectors(Path disk) {
        return List.of(
                SystemFacts.DETECTOR,
                LibcFacts.DETECTOR,
                CpuFacts.DETECTOR,
                MemoryFacts.DETECTOR,
                new Detector("disk", List.of(FactKeys.DISK), (machine, findings) -> disk(machine, disk, findings)),
                NvidiaFacts.DETECTOR,
                AmdFacts.DETECTOR,
                AppleFacts.DETECTOR,
                OtherAccelerators.DETECTOR);
    }

    private static void disk(Machine machine, Path disk, Findings findings) {
        machine.probe()
                .usableSpace(disk)
                .ifPresentOrElse(
                        bytes -> findings.known(FactKeys.DISK, Long.toString(bytes), "file system of the store"),
                        () -> findings.unknown(FactKeys.DISK, "the file system of the store does not tell"));
    }

    /** Never fails: what cannot be told is an Unknown fact that says why. */
    public Platform detect() {
        long start = System.nanoTime();
        Machine machine = machine();
        long begun = System.nanoTime();
        Duration left = LONGEST.minusNanos(begun - start);
        List<DetectorRun> runs = new ArrayList<>();
        for (Detector detector : detectors) {
            runs.add(DetectorRun.start(detector, machine));
        }
        Findings findings = new Findings();
        for (DetectorRun run : runs) {
            run.giveTo(findings, begun, left);
        }
        return findings.platform(NAME);
    }

    /** What all detectors look at is asked for apart from everything, too. */
    private Machine machine() {
        FutureTask<Machine> look = new FutureTask<>(() -> Machine.of(probe));
        Thread thread = new Thread(look, "cm-detect");
        thread.setDaemon(true);
        thread.start();
        try {
            return look.get(Detector.BRIEF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            thread.interrupt();
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        return Machine.silent(probe);
    }
}

package org.collectivemind.client.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.collectivemind.client.platform.detect.Detector;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.format.attribute.AttributeKey;

/**
 * A detector at work in a thread of its own, which neither holds up the process that wants to end nor anybody who waits, and whose
 * faults stay its own.
 */
final class DetectorRun {
    private final Detector detector;
    private final Findings findings = new Findings();
    private final Thread thread;
    private volatile String fault = "";

    private DetectorRun(Detector detector, Machine machine) {
        this.detector = detector;
        this.thread = new Thread(() -> detector.look().detect(machine, findings), "cm-detect-" + detector.name());
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, cause) -> fault = cause.getClass().getSimpleName());
    }

    static DetectorRun start(Detector detector, Machine machine) {
        DetectorRun run = new DetectorRun(detector, machine);
        run.thread.start();
        return run;
    }

    /**
     * Waits for the detector and takes what it found.
     *
     * @param begun when it was started, by {@link System#nanoTime}
     * @param most the longest it may have run, whatever it asks for
     */
    void giveTo(Findings all, long begun, Duration most) {
        Duration limit = detector.limit().compareTo(most) < 0 ? detector.limit() : most;
        boolean ended = ended(begun + limit.toNanos());
        if (ended && fault.isEmpty()) {
            all.add(findings, true);
            return;
        }
        // Whom it still waits for is killed.
        thread.interrupt();
        all.add(findings, false);
        String reason = ended
                ? "looking for it failed with a fault of cm's own (" + detector.name() + ", " + fault + ")"
                : "the machine did not answer within " + seconds(limit) + " s (" + detector.name() + ")";
        for (AttributeKey key : detector.keys()) {
            all.unlessStated(key, reason);
        }
    }

    private boolean ended(long deadline) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static String seconds(Duration limit) {
        double seconds = limit.toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? Long.toString(limit.toSeconds()) : Double.toString(seconds);
    }
}

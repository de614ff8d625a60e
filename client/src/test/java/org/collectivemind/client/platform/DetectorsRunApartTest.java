package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.collectivemind.client.platform.detect.Detector;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.api.Test;

class DetectorsRunApartTest {
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final Detector SYSTEM = new Detector(
            "system", List.of(FactKeys.OS), (machine, findings) -> findings.known(FactKeys.OS, "linux", "test"));
    private static final Detector HUNG = new Detector(
            "hung", Duration.ofMillis(200), List.of(FactKeys.CUDA_DRIVER, FactKeys.CUDA_API), (machine, findings) -> {
                findings.known(FactKeys.CUDA_DRIVER, "535.104.05", "/sys/module/nvidia/version");
                findings.device(new Device("cuda", 0, new TreeMap<>()));
                sleepForEver();
            });

    private static void sleepForEver() {
        while (true) {
            try {
                NEVER.await();
            } catch (InterruptedException ignored) {
                // As a read in a driver does.
            }
        }
    }

    private static Platform detect(Detector... detectors) {
        return new PlatformDetector(Machines.debian(), List.of(detectors)).detect();
    }

    @Test
    void aHungDetectorCostsWhatItHadNotAnsweredYet() {
        long before = System.nanoTime();
        Platform host = detect(HUNG, SYSTEM);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PlatformDetector.LONGEST);
        assertThat(host.fact(FactKeys.OS)).isEqualTo(new Fact.Known("linux", "test"));
        assertThat(host.fact(FactKeys.CUDA_DRIVER))
                .isEqualTo(new Fact.Known("535.104.05", "/sys/module/nvidia/version"));
        assertThat(host.fact(FactKeys.CUDA_API))
                .isEqualTo(new Fact.Unknown("the machine did not answer within 0.2 s (hung)"));
        assertThat(host.devices()).isEmpty();
    }

    @Test
    void aHungDetectorDoesNotKeepTheProcessAlive() {
        detect(HUNG);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("cm-detect-hung"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void aDetectorThatFailsCostsItsOwnFacts() {
        Detector broken = new Detector("broken", List.of(FactKeys.LIBC), (machine, findings) -> {
            throw new StackOverflowError();
        });
        Platform host = detect(broken, SYSTEM);
        assertThat(host.fact(FactKeys.LIBC))
                .isEqualTo(new Fact.Unknown(
                        "looking for it failed with a fault of cm's own (broken, StackOverflowError)"));
        assertThat(host.fact(FactKeys.OS).known()).isPresent();
    }

    @Test
    void everyFactIsDeclaredByOneDetector() {
        List<AttributeKey> keys = new ArrayList<>();
        PlatformDetector.detectors(Path.of("")).forEach(detector -> keys.addAll(detector.keys()));
        assertThat(keys).doesNotHaveDuplicates();
        for (RecordedMachine machine : List.of(
                Machines.debian(), Machines.withGpu(), Machines.graviton3(), Machines.macbook(), Machines.windows())) {
            assertThat(keys).containsAll(machine.detect().facts().keySet());
        }
    }
}

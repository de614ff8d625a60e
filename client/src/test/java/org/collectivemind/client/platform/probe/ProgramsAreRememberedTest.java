package org.collectivemind.client.platform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.collectivemind.client.platform.RecordedMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsAreRememberedTest {
    private static final String SMI = "/usr/bin/nvidia-smi";
    private static final Probe.Output ANSWER = new Probe.Output(0, "H100\n", false);

    @TempDir
    Path home;

    private RecordedMachine machine;
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private String version = "1.0.0";

    @BeforeEach
    void aMachine() {
        machine = RecordedMachine.running("Linux", "6.1", "amd64")
                .file("/proc/sys/kernel/random/boot_id", "one\n")
                .file("/sys/module/nvidia/version", "535.104.05\n")
                .file("/dev/nvidia0", "")
                .file("/dev/tty1", "")
                .program(SMI, ANSWER);
    }

    private Path cache() {
        return home.resolve("cache").resolve("platform");
    }

    /** What another process is told, and how many programs it started. */
    private int startedFor(Probe.Output expected) {
        return startedFor(expected, false);
    }

    private int startedFor(Probe.Output expected, boolean fresh) {
        int before = machine.started().size();
        RememberingProbe probe = new RememberingProbe(machine, cache(), version, now, fresh);
        assertThat(probe.execute(SMI, "-q")).contains(expected);
        probe.save();
        return machine.started().size() - before;
    }

    @Test
    void theSecondProcessStartsNoProgram() {
        assertThat(startedFor(ANSWER)).isEqualTo(1);
        assertThat(startedFor(ANSWER)).isZero();
        machine.file("/proc/self/status", "Pid:\t8\nVmRSS:\t1 kB\n");
        machine.file("/dev/tty2", "").variable("CUDA_VISIBLE_DEVICES", "1");
        assertThat(startedFor(ANSWER)).isZero();
    }

    @Test
    void whatTheAnswerDependsOnMakesItForgotten() {
        startedFor(ANSWER);
        List<Runnable> changes = List.of(
                () -> machine.file("/proc/sys/kernel/random/boot_id", "two\n"),
                () -> machine.file("/sys/module/nvidia/version", "550.54.14\n"),
                () -> machine.file("/dev/nvidia1", ""),
                () -> machine.file("/proc/self/status", "Pid:\t7\nUid:\t1000\t1000\t1000\t1000\nGroups:\t1000\n"),
                () -> machine.file("/proc/self/status", "Pid:\t7\nUid:\t1001\t1001\t1001\t1001\nGroups:\t1000\n"),
                () -> machine.file("/proc/self/status", "Pid:\t7\nUid:\t1001\t1001\t1001\t1001\nGroups:\t44 1000\n"),
                () -> machine.file("/proc/driver/nvidia/capabilities/gpu0/mig/gi3/ci0/access", ""),
                () -> machine.file("/sys/class/kfd/kfd/topology/nodes/1/properties", ""),
                () -> version = "1.0.1",
                () -> machine.replaced(SMI, 1_767_322_800_000L));
        for (Runnable change : changes) {
            change.run();
            assertThat(startedFor(ANSWER)).isEqualTo(1);
            assertThat(startedFor(ANSWER)).isZero();
        }
    }

    @Test
    void aDayLaterOrWhenAskedToItIsAskedAnew() {
        startedFor(ANSWER);
        now = now.plus(Duration.ofHours(23));
        assertThat(startedFor(ANSWER)).isZero();
        now = now.plus(Duration.ofMinutes(61));
        assertThat(startedFor(ANSWER)).isEqualTo(1);
        now = now.minus(Duration.ofDays(30));
        assertThat(startedFor(ANSWER)).as("a clock that was put back").isEqualTo(1);
        machine.program(SMI, new Probe.Output(0, "H200\n", false));
        assertThat(startedFor(new Probe.Output(0, "H200\n", false), true)).isEqualTo(1);
        assertThat(startedFor(new Probe.Output(0, "H200\n", false))).isZero();
    }

    @Test
    void aFailureIsForgottenSoonAndSilenceAtOnce() {
        Probe.Output failure = new Probe.Output(15, "GPU is lost\n", false);
        machine.program(SMI, failure);
        startedFor(failure);
        assertThat(startedFor(failure)).isZero();
        now = now.plus(Duration.ofMinutes(6));
        assertThat(startedFor(failure)).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(6));
        Probe.Output silence = new Probe.Output(-1, "", true);
        machine.program(SMI, silence);
        assertThat(startedFor(silence)).isEqualTo(1);
        assertThat(startedFor(silence)).isEqualTo(1);
    }

    @Test
    void whatIsDamagedForeignOrCutIsAskedAnewAndWrittenAnew() throws IOException {
        startedFor(ANSWER);
        Path file = only();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(startedFor(ANSWER)).isEqualTo(1);
        }
        for (int place = 0; place < whole.length; place += 5) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 0x20;
            Files.write(file, damaged);
            assertThat(startedFor(ANSWER)).isEqualTo(1);
        }
        Files.writeString(file, "something else\n".repeat(1000));
        assertThat(startedFor(ANSWER)).isEqualTo(1);
        assertThat(Files.readAllBytes(only())).isEqualTo(whole);
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(cache())) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void whereNothingCanBeKeptAllWorksAsWell() throws IOException {
        Files.writeString(home.resolve("cache"), "a file where the directory should be");
        assertThat(startedFor(ANSWER)).isEqualTo(1);
        assertThat(startedFor(ANSWER)).isEqualTo(1);
    }

    @Test
    void whatCannotBeStartedIsTriedAgain() {
        RememberingProbe probe = new RememberingProbe(machine, cache(), version, now, false);
        assertThat(probe.execute("/no/such")).isEqualTo(Optional.empty());
        probe.save();
        assertThat(cache()).doesNotExist();
    }

    @Test
    void bootsOfThePastAreRemoved() throws IOException {
        startedFor(ANSWER);
        Path old = only();
        Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.from(now.minus(Duration.ofDays(2))));
        machine.file("/proc/sys/kernel/random/boot_id", "two\n");
        startedFor(ANSWER);
        assertThat(old).doesNotExist();
        assertThat(only()).isNotEqualTo(old);
    }
}

package org.collectivemind.client.platform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ChildProcessesAreBoundedTest {
    private static Probe.Output shell(String script, Duration limit) {
        return new SystemProbe(limit).execute("/bin/sh", "-c", script).orElseThrow();
    }

    @Test
    void aFloodIsCutOffLongBeforeTheTimeIsUp() {
        long before = System.nanoTime();
        Probe.Output output =
                shell("while :; do echo 0123456789012345678901234567890123456789; done", Duration.ofMinutes(5));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(2));
        assertThat(output.text()).hasSize(4 << 20);
        assertThat(output.succeeded()).isFalse();
    }

    @Test
    void aProgramThatLeavesAChildBehindIsNotAwaitedWithIt() {
        long before = System.nanoTime();
        Probe.Output output = shell("sleep 20 & echo done", Duration.ofSeconds(15));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(output).isEqualTo(new Probe.Output(0, "done\n", false));
    }

    @Test
    void aProgramIsToldOfNoChoiceOfDevices() {
        Map<String, String> environment =
                new TreeMap<>(Map.of("CUDA_VISIBLE_DEVICES", "1", "PATH", "/bin", "LC_ALL", "de"));
        ChildProcess.plain(environment);
        assertThat(environment).isEqualTo(Map.of("PATH", "/bin", "LC_ALL", "C"));
        assertThat(List.of(shell("echo $LC_ALL", Duration.ofSeconds(20)).text()))
                .containsExactly("C\n");
    }
}

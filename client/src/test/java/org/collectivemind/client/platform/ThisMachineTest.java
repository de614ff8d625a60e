package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.probe.SystemProbe;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import org.junit.jupiter.api.Test;

class ThisMachineTest {
    private final Platform host = new PlatformDetector(new SystemProbe(), Path.of("")).detect();

    @Test
    void isDetectedWithoutGuessing() {
        for (var key : List.of(FactKeys.OS, FactKeys.OS_VERSION, FactKeys.ARCH, FactKeys.MEMORY, FactKeys.DISK)) {
            assertThat(host.fact(key)).as(key.text()).isInstanceOf(Fact.Known.class);
        }
        assertThat(host.fact(FactKeys.LIBC)).isNotInstanceOf(Fact.Unknown.class);
        assertThat(host.name()).isEqualTo("host");
    }

    @Test
    void canBeWrittenToAPlatformFileAndReadBack() {
        assertThat(PlatformFile.read(PlatformFile.write(host), "host.yaml")).isEqualTo(host);
    }

    @Test
    void hasOneFingerprintThatDoesNotShowItsId() {
        SystemProbe probe = new SystemProbe();
        HostFingerprint fingerprint = HostFingerprint.of(probe);
        assertThat(fingerprint).isEqualTo(HostFingerprint.of(probe));
        probe.readFile("/etc/machine-id")
                .filter(id -> !id.isEmpty())
                .ifPresent(id -> assertThat(fingerprint.text()).doesNotContain(id.substring(0, 16)));
    }
}

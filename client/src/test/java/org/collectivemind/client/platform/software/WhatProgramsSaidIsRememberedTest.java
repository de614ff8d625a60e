package org.collectivemind.client.platform.software;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.ToolName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatProgramsSaidIsRememberedTest {
    @TempDir
    Path cache;

    private int asked;
    private long modified = 1;
    private String head = "\u007fE";
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    private String version(String says) {
        Probe machine = (Probe) java.lang.reflect.Proxy.newProxyInstance(
                Probe.class.getClassLoader(),
                new Class<?>[] {Probe.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "program" ->
                        arguments[0].equals("/usr/bin/git")
                                ? Optional.of(new Probe.Program("/usr/bin/git", 10, modified))
                                : Optional.empty();
                    case "ask" -> {
                        asked++;
                        yield Optional.of(new Probe.Output(0, says, false));
                    }
                    case "read" -> Optional.of(head.getBytes());
                    default -> method.invoke(Machines.debian(), arguments);
                });
        Software software = new Software(
                machine, Map.of("PATH", "/usr/bin"), Optional.empty(), cache, Clock.fixed(now, ZoneOffset.UTC));
        return software.find(new ToolName("git")).orElseThrow() instanceof Finding.Found found
                ? found.version().toString()
                : "none";
    }

    @Test
    void aProgramIsAskedOnceAsLongAsItStaysTheSame() {
        assertThat(version("git version 2.39.5")).isEqualTo("2.39.5");
        assertThat(version("git version 9.9")).isEqualTo("2.39.5");
        assertThat(asked).isEqualTo(1);

        modified++;
        assertThat(version("git version 2.40.0")).isEqualTo("2.40.0");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aDayLaterItIsAskedAgain() {
        version("git version 2.39.5");
        now = now.plus(Duration.ofHours(25));

        assertThat(version("git version 2.39.6")).isEqualTo("2.39.6");
    }

    @Test
    void aScriptIsAskedEveryTimeForItMayStartAnyOther() {
        head = "#!";
        version("git version 2.39.5");

        assertThat(version("git version 2.41.0")).isEqualTo("2.41.0");
    }

    @Test
    void whatFailedIsNotRemembered() {
        assertThat(version("cannot load library")).isEqualTo("none");
        assertThat(version("git version 2.39.5")).isEqualTo("2.39.5");
    }
}

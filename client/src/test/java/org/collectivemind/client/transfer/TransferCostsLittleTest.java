package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seen from outside, in a JVM of its own: heap, classes, threads. */
class TransferCostsLittleTest {
    @TempDir
    Path directory;

    @Test
    void theHeapDoesNotGrowWithTheFileAndNoThreadKeepsTheProcessAlive() throws Exception {
        long size = 100_000_000;
        try (ChaosServer server = ChaosServer.start().serve("/big", Body.generated(1, size))) {
            String source = server.uri("/big").toString();

            assertThat(java(classPath(), "-Xmx16m", source, "" + size, "online"))
                    .isEqualTo("" + size);
        }
    }

    /** Commands that transfer nothing must not pay for OkHttp: here it is not even there. */
    @Test
    void okHttpIsNotNeededForLocalFilesNorToBeOffline() throws Exception {
        Path file = Files.write(directory.resolve("local"), new byte[5]);
        String without = Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("okhttp") && !entry.contains("okio") && !entry.contains("kotlin"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(without).isNotEqualTo(classPath());

        assertThat(java(without, "-Xmx32m", file.toUri().toString(), "5", "online"))
                .isEqualTo("5");
        assertThat(java(without, "-Xmx32m", "https://example.org/a", "5", "offline"))
                .isEqualTo("offline");
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private String java(String classPath, String heap, String source, String limit, String mode)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                TransferProcess.class.getName(),
                source,
                directory.resolve("out").toString(),
                limit,
                mode));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}

package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.collectivemind.testrepos.server.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a process with a small heap, at random moments. */
class KilledDownloadsGoOnTest {
    private static final int PARTS = 8;
    private static final int KILLS = 3;

    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void atMostOnePartOfEachConnectionIsFetchedAgain() throws Exception {
        BigModel model = BigModel.of(directory.resolve("model"), PARTS - 1, 1_000_000, "word");
        Path destination = directory.resolve("partial");
        Random chance = new Random(5);
        try (ChaosServer server = ChaosServer.start().serve("/a", model.body())) {
            server.always("/a", Fault.trickle(1 << 16, Duration.ofMillis(1)));
            for (int kill = 0; kill < KILLS; kill++) {
                int asked = server.requests().size();
                int before = verified(model, destination);

                Process process = start(model, server, destination);
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (server.requests().size() == asked && System.nanoTime() < deadline) {
                    Thread.sleep(10);
                }
                process.waitFor(200 + chance.nextInt(500), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();

                int fetched = server.requests().size() - asked;
                assertThat(fetched - (verified(model, destination) - before)).isBetween(0, GoodputGauge.MOST);
            }
            int asked = server.requests().size();
            int there = verified(model, destination);

            Process last = start(model, server, destination);
            assertThat(new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("PARTS");

            List<Request> requests = server.requests();
            assertThat(requests.subList(asked, requests.size()))
                    .extracting(request -> request.headers().first("Range").orElse("all"))
                    .doesNotHaveDuplicates()
                    .hasSize(PARTS - there);
            assertThat(model.isAt(destination)).isTrue();
        }
    }

    /** How many parts need not be fetched again. */
    private static int verified(BigModel model, Path destination) {
        try (Journal journal =
                Journal.open(destination, model.pinned(model.file().toUri()))) {
            int verified = 0;
            for (int part = 0; part < PARTS; part++) {
                verified += journal.isVerified(part) || journal.isClaimed(part) ? 1 : 0;
            }
            return verified;
        }
    }

    private Process start(BigModel model, ChaosServer server, Path destination) throws IOException {
        Path parts = Files.write(
                directory.resolve("parts"),
                model.parts().stream().map(Digest::hex).toList());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                PinnedTransferProcess.class.getName(),
                server.uri("/a").toString(),
                destination.toString(),
                "" + model.size(),
                model.hashes().sha256().hex(),
                parts.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}

package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.collectivemind.testrepos.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a network does that may pass, the right file arrives (notes/security.md §5). */
class DownloadSurvivesBadNetworksTest {
    private static final Body MODEL = Body.generated(1, 1_000_000);
    private static final Body OTHER = Body.generated(2, 1_000_000);

    private final ChaosServer server = ChaosServer.start().serve("/model.onnx", MODEL);
    private final Downloader downloader = Downloads.quick();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        downloader.close();
        server.close();
    }

    static List<List<Fault>> passingTroubles() {
        return List.of(
                List.of(Fault.none()),
                List.of(Fault.untilClose()),
                List.of(Fault.chunked()),
                List.of(Fault.truncateAfter(300_000)),
                List.of(Fault.truncateAfter(0)),
                List.of(Fault.truncateAfter(1_000_000)),
                List.of(Fault.untilClose().and(Fault.truncateAfter(300_000))),
                List.of(Fault.chunked().and(Fault.truncateAfter(300_000))),
                List.of(Fault.resetAfter(500_000)),
                List.of(Fault.resetUnanswered(), Fault.resetUnanswered()),
                List.of(Fault.wrongLength(400_000)),
                List.of(Fault.wrongLength(2_000_000)),
                List.of(Fault.status(500), Fault.status(502), Fault.status(503), Fault.status(504)),
                List.of(Fault.status(408), Fault.status(425)),
                List.of(Fault.tooManyRequests(0)),
                List.of(Fault.status(503).retryAfter(0)),
                List.of(Fault.stall(200_000, Duration.ofSeconds(20))),
                List.of(Fault.hang(Duration.ofSeconds(20))),
                List.of(Fault.trickle(1, Duration.ofMillis(50))),
                List.of(Fault.truncateAfter(300_000), Fault.ignoreRange()),
                List.of(Fault.truncateAfter(300_000), Fault.shiftedRange(7)),
                List.of(Fault.truncateAfter(300_000), Fault.status(416)),
                List.of(Fault.captivePortal(), Fault.captivePortal()),
                List.of(Fault.replaceWith(OTHER).and(Fault.truncateAfter(300_000)), Fault.replaceWith(MODEL)),
                List.of(Fault.redirectToItself(), Fault.redirectToItself()));
    }

    @ParameterizedTest
    @MethodSource("passingTroubles")
    void theRightFileArrives(List<Fault> faults) throws IOException {
        server.script("/model.onnx", faults.toArray(Fault[]::new));
        Path to = directory.resolve("partial");

        Fetched fetched =
                downloader.fetch(Downloads.verified(MODEL, to, server.uri("/model.onnx?token=secret")), Progress.NONE);

        assertThat(Hasher.of(to)).isEqualTo(MODEL.digest());
        assertThat(fetched)
                .isEqualTo(new Fetched(
                        to,
                        MODEL.digest(),
                        1_000_000,
                        List.of(),
                        Evidence.WHOLE,
                        1_000_000,
                        server.uri("/model.onnx")));
    }

    @Test
    void goesOnFromTheBytesItHasAfterTheConnectionDrops() {
        server.script("/model.onnx", Fault.truncateAfter(300_000), Fault.truncateAfter(300_000));

        downloader.fetch(
                Downloads.verified(MODEL, directory.resolve("partial"), server.uri("/model.onnx")), Progress.NONE);

        assertThat(server.requests("/model.onnx"))
                .extracting(request -> request.headers().first("Range").orElse("all"))
                .containsExactly("all", "bytes=300000-", "bytes=600000-");
        assertThat(server.bytesSent("/model.onnx")).isEqualTo(1_000_000);
    }

    @Test
    void asksOnlyForTheSameFileWhenItGoesOn() throws IOException {
        server.script("/model.onnx", Fault.truncateAfter(300_000));

        downloader.fetch(
                Downloads.verified(MODEL, directory.resolve("partial"), server.uri("/model.onnx")), Progress.NONE);

        assertThat(server.requests("/model.onnx").get(1).headers().first("If-Match"))
                .contains(MODEL.entityTag());
    }

    @Test
    void keepsGoingAsLongAsThereIsProgress() {
        for (int i = 0; i < 12; i++) {
            server.script("/model.onnx", Fault.resetUnanswered(), Fault.truncateAfter(70_000));
        }

        downloader.fetch(
                Downloads.verified(MODEL, directory.resolve("partial"), server.uri("/model.onnx")), Progress.NONE);

        assertThat(server.bytesSent("/model.onnx")).isEqualTo(1_000_000);
    }

    @Test
    void waitsAsLongAsTheHostAsks() {
        server.script("/model.onnx", Fault.tooManyRequests(1));

        downloader.fetch(
                Downloads.verified(MODEL, directory.resolve("partial"), server.uri("/model.onnx")), Progress.NONE);

        List<Request> requests = server.requests("/model.onnx");
        assertThat(Duration.between(requests.get(0).at(), requests.get(1).at()))
                .isBetween(Duration.ofMillis(1000), Duration.ofSeconds(3));
    }

    @Test
    void anotherMirrorIsAskedAtOnceAndGoesOnWhereTheFirstStopped() {
        server.serve("/mirror.onnx", MODEL);
        server.script("/model.onnx", Fault.truncateAfter(300_000));

        downloader.fetch(
                Downloads.verified(
                        MODEL, directory.resolve("partial"), server.uri("/model.onnx"), server.uri("/mirror.onnx")),
                Progress.NONE);

        assertThat(server.requests("/model.onnx")).hasSize(1);
        assertThat(server.bytesSent("/mirror.onnx")).isEqualTo(700_000);
    }

    @Test
    void aMirrorWithAnotherFileIsPassedOver() throws IOException {
        server.serve("/mirror.onnx", MODEL);
        server.serve("/model.onnx", OTHER);
        Path to = directory.resolve("partial");

        Fetched fetched = downloader.fetch(
                Downloads.verified(MODEL, to, server.uri("/model.onnx"), server.uri("/mirror.onnx")), Progress.NONE);

        assertThat(fetched.from()).isEqualTo(server.uri("/mirror.onnx"));
        assertThat(Hasher.of(to)).isEqualTo(MODEL.digest());
    }
}

package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilesAreReadWhileTheyArriveTest {
    private static final Body MODEL = Body.generated(1, 1_000_000);
    private static final Body OTHER = Body.generated(2, 1_000_000);

    private final ChaosServer server = ChaosServer.start().serve("/a", MODEL).serve("/b", MODEL);
    private final Downloader downloader = Downloads.quick();

    @AfterEach
    void stop() {
        downloader.close();
        server.close();
    }

    private Digest read(URI... sources) throws IOException {
        return downloader.stream(Downloads.pinned(MODEL, sources), Progress.NONE, in -> Hasher.of(in));
    }

    @ParameterizedTest
    @MethodSource("org.collectivemind.client.transfer.DownloadSurvivesBadNetworksTest#passingTroubles")
    void theReaderSeesNothingOfTroublesThatPass(List<Fault> faults) throws IOException {
        server.script("/a", faults.toArray(Fault[]::new));

        assertThat(read(server.uri("/a"))).isEqualTo(MODEL.digest());
    }

    @Test
    void aLostConnectionGoesOnWhereItWas() throws IOException {
        server.script("/a", Fault.truncateAfter(300_000), Fault.truncateAfter(300_000));

        assertThat(read(server.uri("/a"))).isEqualTo(MODEL.digest());
        assertThat(server.bytesSent("/a")).isEqualTo(1_000_000);
        assertThat(server.requests("/a"))
                .extracting(request -> request.headers().first("Range").orElse("all"))
                .containsExactly("all", "bytes=300000-999999", "bytes=600000-999999");
    }

    @Test
    void aHostWithoutRangesIsReadAnewUpToWhereItWas() throws IOException {
        server.always("/a", Fault.ignoreRange());
        server.script("/a", Fault.truncateAfter(300_000));

        assertThat(read(server.uri("/a"))).isEqualTo(MODEL.digest());
        assertThat(server.bytesSent("/a")).isEqualTo(1_300_000);
    }

    @Test
    void aReaderThatHasEnoughEndsTheTransfer() throws IOException {
        server.serve("/a", Body.generated(1, 500_000_000));
        PinnedFile big = new PinnedFile("big", MODEL.digest(), 500_000_000, List.of(), List.of(server.uri("/a")));

        byte[] read = downloader.stream(big, Progress.NONE, in -> in.readNBytes(1000));

        assertThat(read).isEqualTo(MODEL.open(0).readNBytes(1000));
        assertThat(server.bytesSent("/a")).isLessThan(50_000_000);
    }

    @Test
    void wrongBytesAreReadAgainFromAnotherSource() throws IOException {
        server.serve("/a", OTHER);
        AtomicInteger runs = new AtomicInteger();

        Digest read =
                downloader.stream(Downloads.pinned(MODEL, server.uri("/a"), server.uri("/b")), Progress.NONE, in -> {
                    runs.incrementAndGet();
                    return Hasher.of(in);
                });

        assertThat(read).isEqualTo(MODEL.digest());
        assertThat(runs).hasValue(2);
    }

    @Test
    void whatAReaderRefusesIsReadAgainFromAnotherSource() throws IOException {
        server.serve("/a", OTHER);

        byte[] read =
                downloader.stream(Downloads.pinned(MODEL, server.uri("/a"), server.uri("/b")), Progress.NONE, in -> {
                    byte[] start = in.readNBytes(10);
                    requireStart(start);
                    return start;
                });

        assertThat(read).isEqualTo(MODEL.open(0).readNBytes(10));
    }

    private void requireStart(byte[] start) throws IOException {
        if (!java.util.Arrays.equals(start, MODEL.open(0).readNBytes(10))) {
            throw new HashMismatch("entry", "an entry", MODEL.digest(), OTHER.digest(), server.uri("/a"), List.of());
        }
    }

    @Test
    void aSpliceOfTwoFilesIsReadAgainFromEachSourceAlone() throws IOException {
        server.serve("/b", OTHER);
        server.script("/a", Fault.truncateAfter(300_000), Fault.resetUnanswered());

        assertThat(read(server.uri("/a"), server.uri("/b"))).isEqualTo(MODEL.digest());
    }

    @Test
    void wrongBytesEverywhereAreRefusedBeforeTheLastOfThem() {
        server.serve("/a", OTHER);

        HashMismatch failure = catchThrowableOfType(HashMismatch.class, () -> read(server.uri("/a")));

        assertThat(failure.from()).isEqualTo(server.uri("/a"));
    }

    @Test
    void aFileThatIsTooLongIsRefused() {
        server.always("/a", Fault.extraBytes(1));

        assertThat(catchThrowableOfType(SizeMismatch.class, () -> read(server.uri("/a")))
                        .actual())
                .isEqualTo(1_000_001);
    }

    @Test
    void whatTheReaderThrowsIsThrown() {
        assertThat(catchThrowableOfType(
                        EOFException.class,
                        () -> downloader.stream(
                                Downloads.pinned(MODEL, server.uri("/a"), server.uri("/b")), Progress.NONE, in -> {
                                    throw new EOFException("mine");
                                })))
                .hasMessage("mine");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    @Timeout(10)
    void anInterruptEndsIt() throws Exception {
        server.always("/a", Fault.stall(500_000, Duration.ofSeconds(50)));
        Downloader patient = new Downloader(TransferPolicy.DEFAULT, Credentials.NONE, Proxies.NONE);
        java.util.concurrent.CountDownLatch half = new java.util.concurrent.CountDownLatch(1);
        FutureTask<TransferInterrupted> transfer = new FutureTask<>(() -> catchThrowableOfType(
                TransferInterrupted.class,
                () -> patient.stream(Downloads.pinned(MODEL, server.uri("/a")), Progress.NONE, in -> {
                    InputStream first = in;
                    first.readNBytes(400_000);
                    half.countDown();
                    return Hasher.of(in);
                })));
        Thread caller = new Thread(transfer);
        caller.start();
        assertThat(half.await(5, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(transfer.get(3, TimeUnit.SECONDS)).isNotNull();
        patient.close();
    }
}

package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not pass is said plainly: what was expected, what was found, where. */
class DownloadRefusesWrongFilesTest {
    private static final Body MODEL = Body.generated(1, 200_000);

    private final ChaosServer server = ChaosServer.start().serve("/model.onnx", MODEL);
    private final URI address = server.uri("/model.onnx");
    private final Downloader downloader = Downloads.quick();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        downloader.close();
        server.close();
    }

    private <T extends CmException> T failure(Class<T> type, URI... sources) {
        return failure(type, Downloads.verified(MODEL, directory.resolve("partial"), sources));
    }

    private <T extends CmException> T failure(Class<T> type, Download download) {
        T failure = catchThrowableOfType(type, () -> downloader.fetch(download, Progress.NONE));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void anotherFileOfTheSameSize() throws IOException {
        Body other = Body.generated(2, 200_000);
        server.serve("/model.onnx", other);

        HashMismatch failure = failure(HashMismatch.class, address);

        assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY);
        assertThat(failure.details())
                .containsExactly(
                        "expected  sha256 " + MODEL.digest() + " for the file",
                        "found     sha256 " + other.digest(),
                        "from      " + address);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void oneFlippedByteEvenAfterAResume() {
        server.always("/model.onnx", Fault.flipByte(10));
        server.script("/model.onnx", Fault.truncateAfter(70_000));

        assertThat(failure(HashMismatch.class, address).from()).isEqualTo(address);
    }

    @Test
    void moreBytesThanPinnedAreNotRead() {
        server.serve("/model.onnx", Body.generated(1, 500_000_000));

        SizeMismatch failure = failure(SizeMismatch.class, address);

        assertThat(failure.details())
                .containsExactly("expected  200000 bytes", "found     more", "from      " + address);
        assertThat(server.bytesSent("/model.onnx")).isLessThan(50_000_000);
        assertThat(directory.resolve("partial")).hasSize(0);
    }

    @Test
    void aFewExtraBytes() {
        server.always("/model.onnx", Fault.extraBytes(1));

        assertThat(failure(SizeMismatch.class, address).actual()).isEqualTo(200_001);
    }

    @Test
    void aShorterFile() {
        server.serve("/model.onnx", Body.generated(1, 150_000));

        SizeMismatch failure = failure(SizeMismatch.class, address);

        assertThat(failure.actual()).isEqualTo(150_000);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY);
    }

    @Test
    void aShorterFileWhenTheLastAnswerIsThatThereIsNoMore() {
        server.serve("/model.onnx", Body.generated(1, 150_000));
        server.script("/model.onnx", Fault.none(), Fault.none(), Fault.none(), Fault.none(), Fault.status(416));

        assertThat(failure(SizeMismatch.class, address).expected()).isEqualTo(200_000);
    }

    @Test
    void theLoginPageOfAHotel() {
        server.always("/model.onnx", Fault.captivePortal());

        SizeMismatch failure = failure(SizeMismatch.class, address);

        assertThat(failure.hints())
                .containsExactly("the answer is a web page: this network may want you to log in first, "
                        + "or a proxy answers in its place");
        assertThat(failure.expected()).isEqualTo(200_000);
        assertThat(failure.actual()).isLessThan(200);
    }

    @Test
    void bytesThatWerePackedUninvited() {
        server.always("/model.onnx", Fault.gzipped());

        NetworkFailure failure = failure(NetworkFailure.class, address);

        assertThat(failure.reason()).contains("packed its answer as `gzip`");
        assertThat(server.requests().get(0).headers().first("Accept-Encoding")).contains("identity");
    }

    @Test
    void nothingThere() {
        NotFound failure = failure(NotFound.class, server.uri("/absent.onnx?token=secret"));

        assertThat(failure.getMessage()).isEqualTo("`model.onnx` is not there");
        assertThat(failure.details()).containsExactly("HTTP 404", "from " + server.uri("/absent.onnx"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aHostThatWantsALogin() {
        server.requireAuthorization("Bearer t");

        NetworkFailure failure = failure(NetworkFailure.class, address);

        assertThat(failure.status()).hasValue(401);
        assertThat(failure.hints()).anyMatch(hint -> hint.contains("settings.xml"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aHostThatStaysBroken() {
        server.always("/model.onnx", Fault.status(503));

        NetworkFailure failure = failure(NetworkFailure.class, address);

        assertThat(failure.exitCode()).isEqualTo(ExitCode.NETWORK);
        assertThat(failure.details()).containsExactly("HTTP 503 (the last of 5 attempts)", "from " + address);
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void aHostThatCrawls() {
        server.always("/model.onnx", Fault.trickle(1, java.time.Duration.ofMillis(60)));

        NetworkFailure failure = failure(NetworkFailure.class, address);

        assertThat(failure.reason()).startsWith("only ").contains("bytes arrived in");
    }

    @Test
    void aHostThatIsNotThere() {
        server.close();

        assertThat(failure(NetworkFailure.class, address).reason()).startsWith("no connection: ");
    }

    @Test
    void aNameThatCannotBeLookedUp() {
        NetworkFailure failure = failure(NetworkFailure.class, URI.create("https://no-such-host.invalid/model.onnx"));

        assertThat(failure.reason()).startsWith("the host name cannot be looked up");
        assertThat(failure.attempts()).isEqualTo(5);
    }

    @Test
    void everyMirrorIsNamedWhenNoneWorks() {
        server.serve("/mirror.onnx", Body.generated(2, 200_000));

        NoSourceWorked failure = failure(NoSourceWorked.class, server.uri("/absent.onnx"), server.uri("/mirror.onnx"));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY);
        assertThat(failure.failures()).hasExactlyElementsOfTypes(NotFound.class, HashMismatch.class);
        assertThat(failure.details()).contains("  from " + server.uri("/absent.onnx"));
    }

    @Test
    void addressesThatNobodyProtects() {
        for (String refused : List.of(
                "http://example.org/model.onnx",
                "ftp://example.org/model.onnx",
                "jar:file:///a.jar!/model.onnx",
                "file://host/model.onnx",
                "https:///model.onnx",
                "model.onnx")) {
            assertThat(failure(RefusedAddress.class, URI.create(refused)).refused())
                    .isEqualTo(refused);
        }
    }

    @Test
    void aDiskThatIsFull() {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));

        DiskFull failure = failure(DiskFull.class, Downloads.verified(MODEL, full, address));

        assertThat(failure.getMessage()).isEqualTo("there is no space left for `/dev/full`");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aDirectoryThatIsNotThere() {
        Path absent = directory.resolve("absent").resolve("partial");

        CannotWrite failure = failure(CannotWrite.class, Downloads.verified(MODEL, absent, address));

        assertThat(failure.details()).containsExactly("there is no such file or directory");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aLocalFileIsVerifiedToo() throws IOException {
        Path file = Files.write(directory.resolve("local.onnx"), MODEL.open(0).readAllBytes());
        Path to = directory.resolve("partial");

        downloader.fetch(Downloads.verified(MODEL, to, file.toUri()), Progress.NONE);
        assertThat(Hasher.of(to)).isEqualTo(MODEL.digest());

        Files.write(file, new byte[200_000]);
        failure(HashMismatch.class, file.toUri());
        failure(NotFound.class, directory.resolve("absent.onnx").toUri());
    }
}

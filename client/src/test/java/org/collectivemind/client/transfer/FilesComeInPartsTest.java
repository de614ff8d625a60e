package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.collectivemind.testrepos.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilesComeInPartsTest {
    /** Waits short, but long enough for a busy machine to send a whole part. */
    private static final TransferPolicy PATIENT = new TransferPolicy(
            false,
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            1 << 10,
            8,
            new Retries(5, Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofSeconds(5), 64 << 10, () -> 0.5),
            Set.of());

    @TempDir
    static Path models;

    private static BigModel model;
    private static BigModel other;

    private final ChaosServer server =
            ChaosServer.start().serve("/a", model.body()).serve("/b", model.body());
    private final Downloader downloader = new Downloader(PATIENT, Credentials.NONE, Proxies.NONE);

    @TempDir
    Path directory;

    @BeforeAll
    static void make() throws IOException {
        model = BigModel.of(models.resolve("model"), 1, 1_000_000, "right");
        other = BigModel.of(models.resolve("other"), 1, 1_000_000, "wrong");
    }

    @AfterEach
    void stop() {
        downloader.close();
        server.close();
    }

    private Path destination() {
        return directory.resolve("partial");
    }

    private Fetched fetch(URI... sources) {
        return downloader.fetch(new Download.Verified(model.pinned(sources), destination()), Progress.NONE);
    }

    private <T extends CmException> T failure(Class<T> type, URI... sources) {
        T failure = catchThrowableOfType(type, () -> fetch(sources));
        assertThat(failure).isNotNull();
        return failure;
    }

    private long sent(String... paths) {
        return List.of(paths).stream().mapToLong(server::bytesSent).sum();
    }

    private void assertArrived() throws IOException {
        assertThat(model.isAt(destination())).isTrue();
    }

    @Test
    void overSeveralConnectionsAndEachOnce() throws IOException {
        Fetched fetched = fetch(server.uri("/a"));

        assertArrived();
        assertThat(fetched.evidence()).isEqualTo(Evidence.PARTS);
        assertThat(fetched.parts()).isEqualTo(model.parts());
        assertThat(sent("/a")).isEqualTo(model.size());
        assertThat(server.requests("/a"))
                .extracting(request -> request.headers().first("Range").orElse("all"))
                .containsExactlyInAnyOrder("bytes=0-67108863", "bytes=67108864-68108863");
    }

    @Test
    void connectionsAreUsedAgain() throws IOException {
        for (int time = 0; time < 3; time++) {
            Journal.discard(destination());
            fetch(server.uri("/a"));
        }

        assertThat(server.requests("/a")).hasSize(6);
        assertThat(server.connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void aKillBeforeTheFileIsTakenAwayCostsNothing() throws IOException {
        fetch(server.uri("/a"));
        assertThat(destination().toFile().setReadOnly()).isTrue();

        fetch(server.uri("/a"));

        assertArrived();
        assertThat(sent("/a")).isEqualTo(model.size());
    }

    @Test
    void aHostThatStopsToHaveRangesSendsTheWholeOnce() throws IOException {
        server.always("/a", Fault.ignoreRange());
        server.script("/a", Fault.truncateAfter(1_000_000));

        fetch(server.uri("/a"));

        assertArrived();
        assertThat(server.requests("/a")).hasSizeLessThanOrEqualTo(4);
    }

    static List<List<Fault>> passingTroubles() {
        return List.of(
                List.of(Fault.untilClose()),
                List.of(Fault.chunked()),
                List.of(Fault.truncateAfter(300_000), Fault.truncateAfter(0)),
                List.of(Fault.resetAfter(500_000), Fault.resetUnanswered()),
                List.of(Fault.status(500), Fault.status(503), Fault.tooManyRequests(0)),
                List.of(Fault.shiftedRange(7)),
                List.of(Fault.status(416)),
                List.of(Fault.captivePortal(), Fault.captivePortal()),
                List.of(Fault.wrongLength(10)),
                List.of(Fault.truncateAfter(300_000), Fault.none(), Fault.none(), Fault.ignoreRange()),
                List.of(Fault.redirectToItself()));
    }

    @ParameterizedTest
    @MethodSource("passingTroubles")
    void whateverANetworkDoesThatMayPass(List<Fault> faults) throws IOException {
        server.script("/a", faults.toArray(Fault[]::new));

        fetch(server.uri("/a"));

        assertArrived();
    }

    @Test
    void aLostConnectionGoesOnInsideThePart() throws IOException {
        server.script("/a", Fault.truncateAfter(40_000_000), Fault.truncateAfter(30_000_000));

        fetch(server.uri("/a"));

        assertArrived();
        assertThat(sent("/a")).isEqualTo(model.size());
    }

    @Test
    void aDamagedPartComesFromAMirrorAndItsSourceIsNotAskedAgain() throws IOException {
        server.always("/a", Fault.flipByte(5));

        fetch(server.uri("/a"), server.uri("/b"));

        assertArrived();
        assertThat(sent("/b")).isEqualTo(model.size());
        assertThat(sent("/a")).isLessThanOrEqualTo(2 * Parts.SIZE);
    }

    @Test
    void aDamagedPartEverywhereIsNamed() {
        server.always("/a", Fault.flipByte(5));

        HashMismatch failure = failure(HashMismatch.class, server.uri("/a"));

        assertThat(failure.details().get(0)).startsWith("expected  sha256 ").contains("for part ");
        assertThat(destination()).exists();
        assertThat(Journal.beside(destination())).exists();
    }

    @Test
    void anotherFileOfThatSizeIsRefused() {
        server.serve("/a", other.body());

        failure(HashMismatch.class, server.uri("/a"));
    }

    @Test
    void aFileOfAnotherSizeIsRefusedBeforeItIsFetched() throws IOException {
        server.serve(
                "/a",
                BigModel.of(directory.resolve("longer"), 1, 1_000_001, "right").body());
        assertThat(failure(SizeMismatch.class, server.uri("/a")).expected()).isEqualTo(model.size());

        server.serve(
                "/a",
                BigModel.of(directory.resolve("shorter"), 1, 999_999, "right").body());
        assertThat(failure(SizeMismatch.class, server.uri("/a")).actual()).isEqualTo(model.size() - 1);
    }

    @Test
    void theFileChangesOnTheHostMeanwhile() throws IOException {
        server.script("/a", Fault.truncateAfter(1_000_000), Fault.replaceWith(other.body()));

        assertThat(failure(HashMismatch.class, server.uri("/a")).from()).isEqualTo(server.uri("/a"));

        fetch(server.uri("/b"));
        assertArrived();
    }

    @Test
    void theLoginPageOfAHotel() {
        server.always("/a", Fault.captivePortal());

        assertThat(failure(SizeMismatch.class, server.uri("/a")).hints()).anyMatch(hint -> hint.contains("web page"));
    }

    @Test
    void bytesThatWerePackedUninvited() {
        server.always("/a", Fault.status(206).header("Content-Encoding", "gzip"));

        assertThat(failure(NetworkFailure.class, server.uri("/a")).reason()).contains("packed its answer as `gzip`");
    }

    @Test
    void aHostWithoutRangesIsAskedOnce() throws IOException {
        server.always("/a", Fault.ignoreRange());

        fetch(server.uri("/a"));

        assertArrived();
        assertThat(server.requests("/a")).hasSize(1);
        assertThat(sent("/a")).isEqualTo(model.size());
    }

    @Test
    void aHostWithoutRangesThatBreaksOffKeepsItsWholeParts() throws IOException {
        server.always("/a", Fault.ignoreRange());
        server.script("/a", Fault.ignoreRange().and(Fault.truncateAfter(Parts.SIZE + 1000)));

        fetch(server.uri("/a"));

        assertArrived();
        assertThat(server.requests("/a")).hasSize(2);
    }

    @Test
    void aHostWithoutRangesBesideOneWithThem() throws IOException {
        server.always("/a", Fault.ignoreRange());

        fetch(server.uri("/a"), server.uri("/b"));

        assertArrived();
    }

    @Test
    void aMirrorThatCrawlsLosesItsPart() throws IOException {
        server.always("/a", Fault.trickle(2000, Duration.ofMillis(5)));

        fetch(server.uri("/a"), server.uri("/b"));

        assertArrived();
        assertThat(sent("/a")).isLessThan(Parts.SIZE / 4);
    }

    @Test
    void aMirrorThatFallsSilentLosesItsPart() throws IOException {
        server.always("/a", Fault.stall(1_000_000, Duration.ofSeconds(50)));

        fetch(server.uri("/a"), server.uri("/b"));

        assertArrived();
        assertThat(server.requests("/a")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aHostThatHasTooMuchToDoIsLeftInPeaceAsLongAsItAsks() throws IOException {
        server.script("/a", Fault.none(), Fault.tooManyRequests(1), Fault.tooManyRequests(1));

        fetch(server.uri("/a"));

        assertArrived();
        List<Request> requests = server.requests("/a");
        assertThat(Duration.between(
                        requests.get(1).at(), requests.get(requests.size() - 1).at()))
                .isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void whatIsOnThisMachineIsNotFetched() throws IOException {
        LocalParts first = part -> part.equals(model.parts().get(0))
                ? Optional.of(new LocalParts.Piece(model.file(), 0))
                : Optional.empty();

        downloader.fetch(new Download.Verified(model.pinned(server.uri("/a")), destination(), first), Progress.NONE);

        assertArrived();
        assertThat(sent("/a")).isEqualTo(1_000_000);
    }

    @Test
    void whatIsSaidToBeOnThisMachineIsHashedAllTheSame() throws IOException {
        LocalParts wrong = part -> Optional.of(new LocalParts.Piece(
                part.equals(model.parts().get(0)) ? directory.resolve("absent") : other.file(), 0));

        downloader.fetch(new Download.Verified(model.pinned(server.uri("/a")), destination(), wrong), Progress.NONE);

        assertArrived();
        assertThat(sent("/a")).isEqualTo(model.size());
    }

    @Test
    void nothingIsAskedWhereAllIsHere() throws IOException {
        LocalParts all = part ->
                Optional.of(new LocalParts.Piece(model.file(), model.parts().indexOf(part) * Parts.SIZE));
        Downloader offline = new Downloader(PATIENT.withOffline(true), Credentials.NONE, Proxies.NONE);

        offline.fetch(new Download.Verified(model.pinned(server.uri("/a")), destination(), all), Progress.NONE);

        assertArrived();
        assertThat(server.connections()).isZero();
    }

    @Test
    void aFileOfOnePartThatIsHereIsNotFetchedEither() throws IOException {
        byte[] small = "small".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path here =
                Files.write(directory.resolve("here"), "a small one".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Digest digest = org.collectivemind.format.hash.Hasher.of(small);
        server.serve("/small", small);
        PinnedFile file = new PinnedFile("small", digest, 5, List.of(), List.of(server.uri("/small")));

        for (long offset : new long[] {2, 3}) {
            downloader.fetch(
                    new Download.Verified(file, destination(), part -> Optional.of(new LocalParts.Piece(here, offset))),
                    Progress.NONE);
            assertThat(destination()).hasBinaryContent(small);
            assertThat(server.requests("/small")).hasSize(offset == 2 ? 0 : 1);
        }
    }

    @Test
    void aLocalFileGoesTheSameWay() throws IOException {
        fetch(model.file().toUri());

        assertArrived();
        Journal.discard(destination());

        assertThat(failure(HashMismatch.class, other.file().toUri())).isNotNull();
    }
}

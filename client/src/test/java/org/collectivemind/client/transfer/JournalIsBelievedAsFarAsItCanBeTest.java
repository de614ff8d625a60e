package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed download leaves, in every state it can be in. */
class JournalIsBelievedAsFarAsItCanBeTest {
    private static final Optional<String> THIS_BOOT = Optional.of("00000000-0000-0000-0000-000000000001");
    private static final Optional<String> OTHER_BOOT = Optional.of("00000000-0000-0000-0000-000000000002");

    @TempDir
    static Path models;

    private static BigModel model;

    @TempDir
    Path directory;

    private Path destination;

    @BeforeAll
    static void make() throws IOException {
        model = BigModel.of(models.resolve("model"), 2, 1000, "right");
    }

    /** All of the file is there, and a journal in which the first two of three parts are verified. */
    @BeforeEach
    void killed() throws IOException {
        destination = directory.resolve("partial");
        Files.copy(model.file(), destination);
        write(THIS_BOOT, 0, 1);
    }

    private void write(Optional<String> boot, int... verified) {
        try (Journal journal = Journal.open(destination, about(), boot)) {
            for (int part : verified) {
                journal.verified(part);
            }
        }
    }

    private static PinnedFile about() {
        return model.pinned(URI.create("https://example.org/a"));
    }

    private String read(Optional<String> boot, PinnedFile file) {
        try (Journal journal = Journal.open(destination, file, boot)) {
            StringBuilder told = new StringBuilder();
            for (int part = 0; part < 3; part++) {
                told.append(journal.isVerified(part) ? 'v' : journal.isClaimed(part) ? 'c' : '-');
            }
            return told.toString();
        }
    }

    private String read() {
        return read(THIS_BOOT, about());
    }

    private Path journal() {
        return Journal.beside(destination);
    }

    @Test
    void underTheSameBootItIsTrue() {
        assertThat(read()).isEqualTo("vv-");
    }

    @Test
    void underAnotherBootOrAnUnknownOneItIsAClaim() {
        assertThat(read(Optional.empty(), about())).isEqualTo("cc-");
        assertThat(read(OTHER_BOOT, about())).isEqualTo("cc-");

        write(OTHER_BOOT, 1);
        assertThat(read(OTHER_BOOT, about())).isEqualTo("cv-");
        assertThat(read(THIS_BOOT, about())).isEqualTo("vv-");
    }

    @Test
    void whatWasWrittenWithoutABootIsAClaimForEver() throws IOException {
        Files.delete(journal());
        write(Optional.empty(), 2);

        assertThat(read(Optional.empty(), about())).isEqualTo("--c");
        assertThat(read()).isEqualTo("--c");
    }

    @Test
    void aTornLineIsCutOffAndTheRestHolds() throws IOException {
        String whole = Files.readString(journal());
        for (int cut = 1; cut < whole.length(); cut += 7) {
            Files.writeString(journal(), whole.substring(0, whole.length() - cut));
            assertThat(read()).isIn("vv-", "v--", "---");
            write(THIS_BOOT, 2);
            assertThat(read()).endsWith("v");
        }
    }

    @Test
    void aChangedByteEndsIt() throws IOException {
        byte[] whole = Files.readAllBytes(journal());
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(journal(), changed);
            assertThat(read()).isIn("vv-", "v--", "---");
            assertThat(Files.readAllBytes(journal()).length).isLessThan(2 * whole.length);
        }
    }

    @Test
    void garbageCountsForNothing() throws IOException {
        for (String garbage :
                List.of("", "\n", "\n\n \n", "part 0 00000000\n", "\u0000".repeat(500), "x".repeat(90_000))) {
            Files.writeString(journal(), garbage, StandardCharsets.ISO_8859_1);
            assertThat(read()).isEqualTo("---");
        }
    }

    @Test
    void theJournalOfAnotherFileCountsForNothing() {
        PinnedFile file = about();
        PinnedFile otherParts = new PinnedFile(
                "model",
                file.sha256(),
                file.size(),
                List.of(file.parts().get(1), file.parts().get(0), file.parts().get(2)),
                file.sources());

        assertThat(read(THIS_BOOT, otherParts)).isEqualTo("---");
    }

    @Test
    void aJournalWithoutItsDataCountsForNothing() throws IOException {
        Files.delete(destination);
        assertThat(read()).isEqualTo("---");

        killedAgain();
        try (RandomAccessFile shorter = new RandomAccessFile(destination.toFile(), "rw")) {
            shorter.setLength(model.size() - 1);
        }
        assertThat(read()).isEqualTo("---");
    }

    private void killedAgain() throws IOException {
        Files.copy(model.file(), destination);
        write(THIS_BOOT, 0, 1);
    }

    @Test
    void aClaimThatIsWrongIsFetchedAndOneThatIsRightIsNot() throws IOException {
        Files.delete(journal());
        write(OTHER_BOOT, 0, 1);
        try (RandomAccessFile damaged = new RandomAccessFile(destination.toFile(), "rw")) {
            damaged.seek(Parts.SIZE + 5);
            damaged.write(1);
        }
        try (ChaosServer server = ChaosServer.start().serve("/a", model.body());
                Downloader downloader = new Downloader(TransferPolicy.DEFAULT, Credentials.NONE, Proxies.NONE)) {
            downloader.fetch(new Download.Verified(model.pinned(server.uri("/a")), destination), Progress.NONE);

            assertThat(model.isAt(destination)).isTrue();
            assertThat(server.bytesSent("/a")).isEqualTo(Parts.SIZE + 1000);
        }
    }
}

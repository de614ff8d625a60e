package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineOpensNoSocketTest {
    private static final Body MODEL = Body.generated(1, 1000);

    private final ChaosServer server = ChaosServer.start().serve("/model.onnx", MODEL);
    private final URI remote = server.uri("/model.onnx");
    private final Downloader downloader =
            new Downloader(Downloads.QUICK.withOffline(true), Credentials.NONE, Proxies.NONE, host -> {
                throw new AssertionError("`" + host + "` was looked up");
            });

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        downloader.close();
        server.close();
    }

    private Download wanted(String label, URI... sources) {
        PinnedFile model = Downloads.pinned(MODEL, sources);
        return new Download.Verified(
                new PinnedFile(label, model.sha256(), model.size(), List.of(), model.sources()),
                directory.resolve(label));
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() throws IOException {
        Path local = Files.write(directory.resolve("local"), MODEL.open(0).readAllBytes());

        Offline failure = catchThrowableOfType(
                Offline.class,
                () -> downloader.fetchAll(
                        List.of(wanted("a", remote), wanted("b", local.toUri()), wanted("c", remote)), Progress.NONE));

        assertThat(failure.needed()).containsExactly("a", "c");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.NETWORK);
        assertThat(failure.hints()).containsExactly("run once without `--offline`; what was fetched is kept");
        assertThat(server.connections()).isZero();
        assertThat(directory.resolve("b")).doesNotExist();
    }

    @Test
    void documentsAreRefusedToo() {
        assertThatThrownBy(() -> downloader.get(remote, 1000, Validators.NONE))
                .isInstanceOf(Offline.class)
                .hasMessage("`" + remote + "` is needed from the network, and `--offline` forbids it");
        assertThat(server.connections()).isZero();
    }

    @Test
    void aLocalMirrorStandsIn() throws IOException {
        Path local = Files.write(directory.resolve("local"), MODEL.open(0).readAllBytes());

        Fetched fetched = downloader.fetch(wanted("a", remote, local.toUri()), Progress.NONE);

        assertThat(fetched.sha256()).isEqualTo(MODEL.digest());
        assertThat(server.connections()).isZero();
    }
}

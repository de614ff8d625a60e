package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cm add --pin}: nothing is known beforehand, so nothing may be guessed. */
class DiscoveryTellsWhatAFileIsTest {
    private static final Body MODEL = Body.generated(1, 300_000);
    private static final Body OTHER = Body.generated(2, 300_000);

    private final ChaosServer server = ChaosServer.start().serve("/a", MODEL).serve("/mirror", OTHER);
    private final Downloader downloader = Downloads.quick();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        downloader.close();
        server.close();
    }

    private Fetched discover(long limit, String... paths) {
        return downloader.fetch(
                new Download.Discover(
                        "a", limit, List.of(paths).stream().map(server::uri).toList(), directory.resolve("a")),
                Progress.NONE);
    }

    @Test
    void sizeAndDigestAreToldAndADroppedConnectionIsTakenUpAgain() throws IOException {
        server.script("/a", Fault.truncateAfter(100_000));

        Fetched fetched = discover(300_000, "/a");

        assertThat(fetched.sha256()).isEqualTo(MODEL.digest()).isEqualTo(Hasher.of(directory.resolve("a")));
        assertThat(fetched.size()).isEqualTo(300_000);
        assertThat(server.bytesSent("/a")).isEqualTo(300_000);
    }

    @Test
    void aFileThatChangesMeanwhileIsNeverSpliced() throws IOException {
        server.script("/a", Fault.truncateAfter(100_000), Fault.replaceWith(OTHER));

        assertThat(discover(300_000, "/a").sha256()).isEqualTo(OTHER.digest());
    }

    @Test
    void twoMirrorsAreNeverSpliced() throws IOException {
        server.script("/a", Fault.truncateAfter(100_000));

        assertThat(discover(300_000, "/a", "/mirror").sha256()).isEqualTo(OTHER.digest());
        assertThat(server.bytesSent("/mirror")).isEqualTo(300_000);
    }

    @Test
    void noMoreThanTheLimitIsTaken() {
        assertThatThrownBy(() -> discover(299_999, "/a"))
                .isInstanceOf(SizeMismatch.class)
                .hasMessage("`a` is larger than allowed");
    }
}

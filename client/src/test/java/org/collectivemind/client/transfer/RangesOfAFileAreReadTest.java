package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangesOfAFileAreReadTest {
    private static final Body JAR = Body.generated(1, 1_000_000);

    private final ChaosServer server = ChaosServer.start().serve("/a", JAR).serve("/b", JAR);
    private final Downloader downloader = Downloads.quick();

    @AfterEach
    void stop() {
        downloader.close();
        server.close();
    }

    private RangedFile jar(URI... sources) {
        return downloader.ranges(Downloads.pinned(JAR, sources), Progress.NONE);
    }

    private static byte[] read(RangedFile file, long from, long length) throws IOException {
        try (InputStream in = file.open(from, length)) {
            return in.readAllBytes();
        }
    }

    private static byte[] expected(int from, int to) throws IOException {
        return Arrays.copyOfRange(JAR.open(0).readAllBytes(), from, to);
    }

    @Test
    void nothingElseIsFetched() throws IOException {
        try (RangedFile jar = jar(server.uri("/a"))) {
            assertThat(jar.size()).isEqualTo(1_000_000);
            assertThat(server.requests()).isEmpty();
            assertThat(read(jar, 990_000, 10_000)).isEqualTo(expected(990_000, 1_000_000));
            assertThat(read(jar, 5, 10)).isEqualTo(expected(5, 15));
            assertThat(read(jar, 0, 100)).isEqualTo(expected(0, 100));
            assertThat(read(jar, 7, 0)).isEmpty();
        }
        assertThat(server.bytesSent("/a")).isEqualTo(10_110);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aLostConnectionGoesOnWhereItWas() throws IOException {
        server.script("/a", Fault.truncateAfter(100), Fault.resetUnanswered(), Fault.status(503));

        try (RangedFile jar = jar(server.uri("/a"))) {
            assertThat(read(jar, 1000, 500)).isEqualTo(expected(1000, 1500));
        }
        assertThat(server.bytesSent("/a")).isLessThan(600);
    }

    @Test
    void anotherSourceIsAskedWhereOneHasNoRangesOrAnotherFile() throws IOException {
        server.always("/a", Fault.ignoreRange());
        server.serve("/c", Body.generated(1, 999_999));

        try (RangedFile jar = jar(server.uri("/a"), server.uri("/c"), server.uri("/b"))) {
            assertThat(read(jar, 1000, 500)).isEqualTo(expected(1000, 1500));
        }
    }

    @Test
    void aHostWithoutRangesIsToldFromOneThatFails() {
        server.always("/a", Fault.ignoreRange());

        try (RangedFile jar = jar(server.uri("/a"))) {
            assertThatThrownBy(() -> jar.open(1000, 500)).isInstanceOf(NoRanges.class);
        }
        try (RangedFile jar = jar(server.uri("/absent"))) {
            assertThatThrownBy(() -> jar.open(1000, 500)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void laterRangesAreOfTheSameStateOfTheFile() throws IOException {
        try (RangedFile jar = jar(server.uri("/a"))) {
            read(jar, 0, 10);
            read(jar, 10, 10);
        }

        assertThat(server.requests("/a").get(1).headers().first("If-Match")).contains(JAR.entityTag());
    }

    @Test
    void aLocalFileHasRangesToo(@TempDir Path directory) throws IOException {
        Path local = Files.write(directory.resolve("a"), JAR.open(0).readAllBytes());

        try (RangedFile jar = jar(local.toUri())) {
            assertThat(read(jar, 1000, 500)).isEqualTo(expected(1000, 1500));
            assertThat(read(jar, 0, 500)).isEqualTo(expected(0, 500));
        }
    }
}

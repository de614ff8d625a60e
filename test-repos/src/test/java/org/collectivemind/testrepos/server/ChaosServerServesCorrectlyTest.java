package org.collectivemind.testrepos.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.collectivemind.format.hash.Hasher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosServerServesCorrectlyTest {
    private final ChaosServer server = ChaosServer.start().serve("/a.bin", Body.of("0123456789"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileComesWholeWithATagAndADate() throws Exception {
        HttpResponse<byte[]> response = Client.get(server.uri("/a.bin"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).asString().isEqualTo("0123456789");
        assertThat(response.headers().firstValue("ETag"))
                .hasValueSatisfying(tag -> assertThat(tag).matches("\"[0-9a-f]{32}\""));
        assertThat(response.headers().firstValue("Last-Modified")).hasValue("Thu, 1 Jan 2026 00:00:00 GMT");
        assertThat(server.bytesSent("/a.bin")).isEqualTo(10);
        assertThat(Client.get(server.uri("/absent")).statusCode()).isEqualTo(404);
    }

    @Test
    void headSaysTheLengthAndSendsNothing() throws Exception {
        HttpResponse<byte[]> response = Client.send("HEAD", server.uri("/a.bin"), new byte[0]);

        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(10);
        assertThat(response.body()).isEmpty();
        assertThat(server.bytesSent("/a.bin")).isZero();
    }

    @Test
    void rangesFollowTheRfc() throws Exception {
        assertRange("bytes=2-4", 206, "234", "bytes 2-4/10");
        assertRange("bytes=7-", 206, "789", "bytes 7-9/10");
        assertRange("bytes=-3", 206, "789", "bytes 7-9/10");
        assertRange("bytes=5-99", 206, "56789", "bytes 5-9/10");
        assertRange("bytes=-99", 206, "0123456789", "bytes 0-9/10");
        assertRange("bytes=10-", 416, "status 416\n", "bytes */10");
        assertRange("bytes=4-2", 200, "0123456789", null);
        assertRange("bytes=0-1,4-5", 200, "0123456789", null);
    }

    private void assertRange(String range, int status, String body, String contentRange) throws Exception {
        HttpResponse<byte[]> response = Client.get(server.uri("/a.bin"), "Range", range);
        assertThat(response.statusCode()).as(range).isEqualTo(status);
        assertThat(response.body()).as(range).asString().isEqualTo(body);
        assertThat(response.headers().firstValue("Content-Range").orElse(null))
                .as(range)
                .isEqualTo(contentRange);
    }

    @Test
    void preconditionsAreHonoured() throws Exception {
        String tag =
                Client.get(server.uri("/a.bin")).headers().firstValue("ETag").orElseThrow();

        assertThat(status("If-None-Match", tag)).isEqualTo(304);
        assertThat(status("If-None-Match", "\"other\"")).isEqualTo(200);
        assertThat(status("If-Match", "\"other\"")).isEqualTo(412);
        assertThat(status("If-Match", tag)).isEqualTo(200);
        assertThat(status("Range", "bytes=1-2", "If-Range", tag)).isEqualTo(206);
        assertThat(status("Range", "bytes=1-2", "If-Range", "\"other\"")).isEqualTo(200);
    }

    private int status(String... headers) throws Exception {
        return Client.get(server.uri("/a.bin"), headers).statusCode();
    }

    @Test
    void oneConnectionServesManyRequests() throws Exception {
        for (int i = 0; i < 5; i++) {
            Client.get(server.uri("/a.bin"));
        }
        assertThat(server.requests("/a.bin")).hasSize(5);
        // The client may open a second one before the first is back in its pool.
        assertThat(server.connections()).isLessThan(5);
    }

    @Test
    void aGeneratedBodyHasTheSameBytesFromAnyOffset() throws Exception {
        Body body = Body.generated(42, 200_001);
        server.serve("/big", body);

        byte[] whole = Client.get(server.uri("/big")).body();
        byte[] tail = Client.get(server.uri("/big"), "Range", "bytes=131071-").body();

        assertThat(Hasher.of(whole)).isEqualTo(body.digest());
        assertThat(tail).isEqualTo(Arrays.copyOfRange(whole, 131_071, whole.length));
        assertThat(Body.generated(43, 200_001).digest()).isNotEqualTo(body.digest());
    }

    @Test
    void aDirectoryIsServedButNothingOutsideIt(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("public/deep"));
        Files.writeString(directory.resolve("public/deep/a.txt"), "inside");
        Files.writeString(directory.resolve("secret"), "outside");
        server.serveDirectory("/files/", directory.resolve("public"));

        assertThat(Client.get(server.uri("/files/deep/a.txt")).body())
                .asString()
                .isEqualTo("inside");
        assertThat(Client.get(server.uri("/files/%2e%2e/secret")).statusCode()).isEqualTo(404);
        assertThat(Client.get(server.uri("/files/deep")).statusCode()).isEqualTo(404);
    }

    @Test
    void credentialsAreAskedForAndRecorded() throws Exception {
        server.requireAuthorization("Bearer secret");

        assertThat(status()).isEqualTo(401);
        assertThat(status("Authorization", "Bearer secret")).isEqualTo(200);
        assertThat(server.requests().get(0).headers().has("authorization")).isFalse();
        assertThat(server.requests().get(1).headers().first("authorization")).hasValue("Bearer secret");
    }
}

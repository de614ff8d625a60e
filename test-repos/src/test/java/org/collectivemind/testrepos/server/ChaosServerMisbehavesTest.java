package org.collectivemind.testrepos.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChaosServerMisbehavesTest {
    private static final String CONTENT = "0123456789".repeat(100);

    private final ChaosServer server = ChaosServer.start().serve("/a.bin", Body.of(CONTENT));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aScriptIsUsedUpOneRequestAtATimeThenServiceIsNormal() throws Exception {
        server.script("/a.bin", Fault.status(503).retryAfter(1), Fault.none(), Fault.tooManyRequests(2));

        HttpResponse<byte[]> first = get();
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(get().statusCode()).isEqualTo(429);
        assertThat(get().body()).asString().isEqualTo(CONTENT);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void aTruncatedBodyIsShorterThanPromised() throws Exception {
        server.script("/a.bin", Fault.truncateAfter(10));

        Client.Raw raw = raw();
        assertThat(raw.text()).contains("Content-Length: 1000\r\n");
        assertThat(raw.body()).isEqualTo("0123456789");
        assertThat(raw.reset()).isFalse();
    }

    @Test
    void aResetComesWithOrWithoutAnAnswer() throws Exception {
        // The pause gives the client time to read what came before the reset.
        server.script(
                "/a.bin", Fault.stall(10, Duration.ofMillis(100)).and(Fault.resetAfter(20)), Fault.resetUnanswered());

        Client.Raw inTheMiddle = raw();
        assertThat(inTheMiddle.reset()).isTrue();
        assertThat(inTheMiddle.body()).startsWith("0123456789");
        Client.Raw unanswered = raw();
        assertThat(unanswered.text()).isEmpty();
        assertThat(unanswered.reset()).isTrue();
    }

    @Test
    void lengthsLie() throws Exception {
        server.script("/a.bin", Fault.extraBytes(3), Fault.wrongLength(2000), Fault.wrongLength(5), Fault.untilClose());

        assertThat(get().body()).asString().isEqualTo(CONTENT + "\0\0\0");
        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
        assertThat(raw().text()).contains("Content-Length: 5\r\n").endsWith(CONTENT);
        assertThat(raw().text()).doesNotContain("Content-Length").endsWith(CONTENT);
    }

    @Test
    void chunksArriveWholeOrBroken() throws Exception {
        server.script("/a.bin", Fault.chunked(), Fault.chunked().and(Fault.truncateAfter(5)));

        HttpResponse<byte[]> whole = get();
        assertThat(whole.headers().firstValue("Content-Length")).isEmpty();
        assertThat(whole.body()).asString().isEqualTo(CONTENT);
        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    }

    @Test
    void aBodyIsCompressedUninvited() throws Exception {
        server.script("/a.bin", Fault.gzipped());

        HttpResponse<byte[]> response = get();
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(unpacked).asString().isEqualTo(CONTENT);
    }

    @Test
    void aRangeIsIgnoredOrMisplaced() throws Exception {
        server.script("/a.bin", Fault.ignoreRange(), Fault.shiftedRange(1));

        HttpResponse<byte[]> whole = get("Range", "bytes=10-13");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).hasSize(1000);
        HttpResponse<byte[]> shifted = get("Range", "bytes=10-13");
        assertThat(shifted.headers().firstValue("Content-Range")).hasValue("bytes 11-13/1000");
        assertThat(shifted.body()).asString().isEqualTo("123");
    }

    @Test
    void aFileChangesBetweenTwoRequests() throws Exception {
        server.script("/a.bin", Fault.none(), Fault.replaceWith(Body.of("new")));
        String tag = get().headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> second = get("Range", "bytes=1-", "If-Range", tag);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).asString().isEqualTo("new");
        assertThat(second.headers().firstValue("ETag")).isPresent().isNotEqualTo(java.util.Optional.of(tag));
    }

    @Test
    void bytesComeSlowlyLateOrAfterAPause() throws Exception {
        server.serve("/a.bin", Body.of("abcdef"));
        server.script(
                "/a.bin",
                Fault.trickle(1, Duration.ofMillis(70)),
                Fault.stall(3, Duration.ofMillis(300)),
                Fault.hang(Duration.ofMillis(300)));

        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            assertThat(get().body()).asString().isEqualTo("abcdef");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
        }
    }

    @Test
    void closingEndsAHangAtOnce() throws Exception {
        server.script("/a.bin", Fault.hang(Duration.ofSeconds(50)));
        Thread closer = new Thread(() -> {
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            server.close();
        });
        closer.start();

        long start = System.nanoTime();
        assertThat(raw().text()).isEmpty();
        closer.join();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aPortalAnswersInsteadOfTheServer() throws Exception {
        server.script("/a.bin", Fault.captivePortal());

        HttpResponse<byte[]> response = get();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.body()).asString().contains("log in");
    }

    @Test
    void redirectsGoAnywhere() throws Exception {
        server.script("/a.bin", Fault.redirect("file:///etc/passwd"), Fault.redirectToItself());

        assertThat(get().headers().firstValue("Location")).hasValue("file:///etc/passwd");
        assertThat(get().headers().firstValue("Location")).hasValue("/a.bin?hop=1");
        server.always("/a.bin", Fault.redirectToItself());
        assertThat(Client.get(server.uri("/a.bin?hop=7")).headers().firstValue("Location"))
                .hasValue("/a.bin?hop=8");
    }

    @Test
    void notModifiedIsALie() throws Exception {
        server.script("/a.bin", Fault.staleNotModified());

        HttpResponse<byte[]> response = get("If-None-Match", "\"long-gone\"");
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"long-gone\"");
    }

    @Test
    void oneByteArrivesInverted() throws Exception {
        server.script("/a.bin", Fault.flipByte(500));

        byte[] body = get().body();
        assertThat(body[500]).isEqualTo((byte) ('0' ^ 0xff));
        body[500] = '0';
        assertThat(body).asString().isEqualTo(CONTENT);
    }

    private HttpResponse<byte[]> get(String... headers) throws IOException, InterruptedException {
        return Client.get(server.uri("/a.bin"), headers);
    }

    private Client.Raw raw() throws IOException {
        return Client.raw(server.uri("/a.bin"));
    }
}

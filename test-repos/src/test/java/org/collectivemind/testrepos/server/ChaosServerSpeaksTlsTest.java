package org.collectivemind.testrepos.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class ChaosServerSpeaksTlsTest {
    @Test
    void whoTrustsTheCertificateGetsTheFile() throws Exception {
        TlsIdentity identity = TlsIdentity.loopback();

        assertThat(get(identity, identity.client())).isEqualTo("content");
    }

    @Test
    void whoDoesNotTrustItRefuses() throws Exception {
        SSLContext ordinary = SSLContext.getDefault();

        assertThatThrownBy(() -> get(TlsIdentity.loopback(), ordinary)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void theNameAndTheDatesCountToo() {
        TlsIdentity elsewhere = TlsIdentity.wrongHost();
        TlsIdentity expired = TlsIdentity.expired();

        assertThatThrownBy(() -> get(elsewhere, elsewhere.client()))
                .isInstanceOf(SSLHandshakeException.class)
                .hasStackTraceContaining("127.0.0.1");
        assertThatThrownBy(() -> expired.certificate().checkValidity()).isInstanceOf(CertificateExpiredException.class);
    }

    private static String get(TlsIdentity identity, SSLContext client) throws IOException, InterruptedException {
        try (ChaosServer server = ChaosServer.startTls(identity).serve("/a", Body.of("content"))) {
            HttpRequest request = HttpRequest.newBuilder(server.uri("/a")).build();
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(client)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}

package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesOfTheEnvironmentTest {
    private static Optional<ProxyServer> of(Map<String, String> environment, String address) {
        return Proxies.fromEnvironment(environment).of(URI.create(address));
    }

    @Test
    void eachSchemeHasItsVariableAndLowerCaseWins() {
        Map<String, String> environment =
                Map.of("HTTPS_PROXY", "http://upper:1", "https_proxy", "http://lower:2", "HTTP_PROXY", "plain:3");

        assertThat(of(environment, "https://a.example/").map(ProxyServer::host)).contains("lower");
        assertThat(of(environment, "http://a.example/"))
                .contains(new ProxyServer(ProxyServer.Kind.HTTP, "plain", 3, Optional.empty()));
        assertThat(of(Map.of("ALL_PROXY", "socks5://s"), "https://a.example/"))
                .contains(new ProxyServer(ProxyServer.Kind.SOCKS, "s", 1080, Optional.empty()));
        assertThat(of(Map.of(), "https://a.example/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "example, true",
        ".example, true",
        "a.example, true",
        "A.EXAMPLE, true",
        "a.example:443, true",
        "a.example:8443, false",
        "b.example, false",
        "ample, false",
        "'x, a.example', true",
        "'', false",
    })
    void hostsMayBeExempt(String list, boolean exempt) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", list);

        assertThat(of(environment, "https://a.example/").isEmpty()).isEqualTo(exempt);
    }

    @Test
    void loopbackIsNeverProxied() {
        Map<String, String> environment = Map.of("http_proxy", "p:1");

        assertThat(of(environment, "http://localhost:8080/")).isEmpty();
        assertThat(of(environment, "http://127.0.0.1:8080/")).isEmpty();
        assertThat(of(environment, "http://[::1]:8080/")).isEmpty();
    }

    @Test
    void aMalformedOneIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> of(Map.of("https_proxy", "ftp://user:canary@p:1"), "https://a.example/"))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("`ftp://***@p:1`")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aProxyIsAskedForTheHostAndGetsItsOwnSecretOnly() {
        try (ChaosServer proxy = ChaosServer.start()) {
            proxy.serve("/a", new byte[] {1});
            URI address = proxy.uri("/");
            String variable = "http://user:pass@" + address.getAuthority();
            Names names = host -> {
                assertThat(host).as("only the proxy is looked up").isEqualTo("127.0.0.1");
                return List.of(InetAddress.getByName(host));
            };
            try (Downloader downloader = new Downloader(
                    Downloads.QUICK.withAllowHttp(Set.of("a.example")),
                    Credentials.NONE,
                    Proxies.fromEnvironment(Map.of("HTTP_PROXY", variable)),
                    names)) {
                proxy.script(
                        "/a",
                        org.collectivemind.testrepos.server.Fault.status(407)
                                .header("Proxy-Authenticate", "Basic realm=\"p\""));

                assertThat(downloader.get(URI.create("http://a.example/a"), 10, Validators.NONE))
                        .isPresent();
            }
            assertThat(proxy.requests())
                    .extracting(request ->
                            request.headers().first("Proxy-Authorization").orElse("none"))
                    .containsExactly("none", "Basic dXNlcjpwYXNz");
            assertThat(proxy.requests().get(1).target()).isEqualTo("http://a.example/a");
            assertThat(proxy.requests().get(1).headers().has("Authorization")).isFalse();
        }
    }
}

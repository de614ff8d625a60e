package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.collectivemind.testrepos.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a host may send us, and what goes with us. */
class RedirectsAreBoundedTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final String CANARY = "canary-token";

    private final ChaosServer home = ChaosServer.start().serve("/a", CONTENT);
    private final ChaosServer away = ChaosServer.start().serve("/b", CONTENT);
    private final int port = home.uri("/").getPort();
    /** Stands for a host outside: its name leads to loopback only here. */
    private final URI outside = URI.create("http://registry.example:" + port + "/a");

    private final Credentials credentials =
            origin -> origin.equals(Origin.of(home.uri("/"))) || origin.host().equals("registry.example")
                    ? Optional.of(new Credential.Bearer(CANARY))
                    : Optional.empty();
    private final Names names = host -> switch (host) {
        case "metadata.example" -> List.of(InetAddress.getByName("169.254.169.254"));
        case "registry.example", "rebound.example" -> List.of(InetAddress.getByName("127.0.0.1"));
        default -> Names.SYSTEM.addresses(host);
    };
    private final Downloader downloader = new Downloader(
            Downloads.QUICK.withAllowHttp(Set.of("registry.example", "rebound.example", "metadata.example")),
            credentials,
            Proxies.NONE,
            names);

    @AfterEach
    void stop() {
        downloader.close();
        home.close();
        away.close();
    }

    private Optional<Document> get(URI address) {
        return downloader.get(address, 100, Validators.NONE);
    }

    private RefusedAddress refused(URI address) {
        RefusedAddress refused = catchThrowableOfType(RefusedAddress.class, () -> get(address));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static List<String> authorizations(ChaosServer server) {
        return server.requests().stream()
                .map(Request::headers)
                .map(headers -> headers.first("Authorization").orElse("none"))
                .toList();
    }

    @Test
    void fiveHopsAreFollowedAndTheSixthIsNot() {
        for (int i = 0; i < 5; i++) {
            home.script("/a", Fault.redirectToItself());
        }
        assertThat(get(home.uri("/a"))).isPresent();

        home.always("/a", Fault.redirectToItself());
        assertThat(refused(home.uri("/a")).reason()).isEqualTo("more than 5 redirects");
        assertThat(home.requests()).hasSize(12);
    }

    @Test
    void aCredentialStaysWithItsOrigin() {
        home.always("/a", Fault.redirect(away.uri("/b").toString()));

        assertThat(get(home.uri("/a"))).isPresent();

        assertThat(authorizations(home)).containsExactly("Bearer " + CANARY);
        assertThat(authorizations(away)).containsExactly("none");
    }

    @Test
    void aCredentialDoesNotComeBackByWayOfAStranger() {
        home.serve("/private", CONTENT);
        home.always("/a", Fault.redirect(away.uri("/b").toString()));
        away.always("/b", Fault.redirect(home.uri("/private").toString()));

        assertThat(get(home.uri("/a"))).isPresent();

        assertThat(authorizations(home)).containsExactly("Bearer " + CANARY, "none");
    }

    @Test
    void aCredentialIsSentAlongWithinItsOrigin() {
        home.script("/a", Fault.redirect("?again"), Fault.redirect("/a"));

        assertThat(get(home.uri("/a"))).isPresent();

        assertThat(authorizations(home)).hasSize(3).containsOnly("Bearer " + CANARY);
        assertThat(home.requests().get(1).target()).isEqualTo("/a?again");
    }

    @Test
    void theUserInfoOfAnAddressIsACredentialAndIsNeverShown() {
        away.requireAuthorization("Basic dXNlcjpwYXNz");
        URI address = URI.create(away.uri("/b").toString().replace("//", "//user:pass@"));

        assertThat(get(address)).isPresent();
        NetworkFailure wrong = catchThrowableOfType(
                NetworkFailure.class, () -> get(URI.create(address.toString().replace("pass", CANARY))));

        assertThat(wrong.getMessage() + wrong.details() + wrong.from()).doesNotContain(CANARY, "user");
    }

    @Test
    void secretsPrintAsStars() {
        assertThat(new Credential.Bearer(CANARY) + " " + new Credential.Basic("user", CANARY))
                .isEqualTo("Bearer[***] Basic[user:***]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.org/a",
                "jar:file:///a.jar!/b",
                "javascript:alert(1)",
                "http://example.org/a",
                "http:///a",
                "//",
                "http://%",
                "http://169.254.169.254/latest/meta-data?canary-token",
                "https://100.100.100.200/",
            })
    void someTargetsAreRefusedFromAnywhere(String target) {
        home.always("/a", Fault.redirect(target));

        RefusedAddress refused = refused(home.uri("/a"));

        assertThat(home.requests()).hasSize(1);
        assertThat(refused.getMessage() + refused.details()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT/b",
                "http://x.localhost:PORT/b",
                "http://127.0.0.1:PORT/b",
                "https://127.9.9.9:PORT/b",
                "http://[::1]:PORT/b",
                "http://[::ffff:127.0.0.1]:PORT/b",
                "https://0.0.0.0:PORT/b",
                "https://127.1:PORT/b",
                "https://2130706433:PORT/b",
                "https://0x7f000001:PORT/b",
                "https://[fe80::1]:PORT/b",
                "http://rebound.example:PORT/b",
                "http://metadata.example:PORT/b",
            })
    void noHostOutsideSendsUsInside(String target) {
        home.always(
                "/a", Fault.redirect(target.replace("PORT", "" + away.uri("/").getPort())));

        refused(outside);

        assertThat(away.connections()).isZero();
    }

    @Test
    void aHostOutsideMaySendUsToItself() {
        home.script("/a", Fault.redirect("/a"));

        assertThat(get(outside)).isPresent();
    }

    @Test
    void onlyHttpsMayFollowHttps() {
        Ask secure = Ask.of(URI.create("https://registry.example/a"));

        RefusedAddress refused = catchThrowableOfType(
                RefusedAddress.class,
                () -> new Redirect("a", secure.address(), "http://registry.example/a").after(secure));

        assertThat(refused.reason()).isEqualTo("a redirect may not lead from https: to http:");
    }

    @Test
    void rawSpacesAndUmlautsAreEscaped() {
        away.serve("/a b/ü", CONTENT);
        home.always("/a", Fault.redirect(away.uri("/").toString() + "a b/%C3%BC#fragment"));

        assertThat(get(home.uri("/a"))).isPresent();
    }
}

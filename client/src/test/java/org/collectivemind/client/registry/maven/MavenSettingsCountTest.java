package org.collectivemind.client.registry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.client.registry.UnreachableRegistry;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;

class MavenSettingsCountTest {
    private static final PackageName ENGINE = PackageName.parse("org.example:engine");
    private static final MavenArtifact JAR = MavenArtifact.parse("org.example:engine:1.0:linux-x86_64");

    @TempDir
    Path directory;

    private MavenHome home() {
        return new MavenHome(directory);
    }

    private static String login(String password) {
        return "<servers><server><id>near</id><username>ada</username><password>" + password
                + "</password></server></servers>";
    }

    @Test
    void filesAreFetchedFromTheMirror() throws IOException {
        home().centralMirroredTo(URI.create("https://mirror.example/maven/"));

        assertThat(home().repositories().locations(MavenHome.CENTRAL, JAR))
                .containsExactly(
                        URI.create("https://mirror.example/maven/org/example/engine/1.0/engine-1.0-linux-x86_64.jar"));
    }

    @Test
    void centralIsWhereMavenSaysItIs() {
        assertThat(home().repositories().locations(MavenHome.CENTRAL, JAR))
                .singleElement()
                .satisfies(uri -> assertThat(uri.getScheme()).isEqualTo("https"));
    }

    @Test
    void aProfileMayMoveCentralAndAddRepositories() throws IOException {
        home().settings(
                        "<profiles><profile><id>ours</id><repositories>"
                                + "<repository><id>central</id><url>https://inside.example/central</url></repository>"
                                + "<repository><id>team</id><url>https://inside.example/team</url></repository>"
                                + "</repositories></profile><profile><id>idle</id><repositories>"
                                + "<repository><id>idle</id><url>https://inside.example/idle</url></repository>"
                                + "</repositories></profile></profiles><activeProfiles><activeProfile>ours</activeProfile></activeProfiles>");
        MavenRepositories repositories = home().repositories();

        assertThat(repositories.shown(MavenHome.CENTRAL)).isEqualTo("https://inside.example/central");
        assertThat(repositories.shown(new PlainMaven("team", ""))).isEqualTo("https://inside.example/team");
        assertThatThrownBy(() -> repositories.shown(new PlainMaven("idle", "")))
                .isInstanceOfSatisfying(
                        UnknownMavenRepository.class,
                        failure -> assertThat(failure.details()).containsExactly("known: central, team"));
    }

    @Test
    void theServersLoginIsUsedAndGivenToOurTransfer() throws IOException {
        home().writer().artifact("org.example:engine", "1.0").publish();
        try (ChaosServer server = ChaosServer.start()) {
            server.serveDirectory("/maven", home().repository());
            server.requireAuthorization(
                    "Basic " + Base64.getEncoder().encodeToString("ada:lovelace".getBytes(StandardCharsets.UTF_8)));
            home().settings(MavenHome.mirror(server.uri("/maven")) + login("wrong"));
            assertThatThrownBy(() -> home().repositories().versions(MavenHome.CENTRAL, ENGINE))
                    .isInstanceOfSatisfying(
                            UnreachableRegistry.class,
                            failure -> assertThat(failure.hints())
                                    .containsExactly("give a login for the server `near` in ~/.m2/settings.xml"));

            home().settings(MavenHome.mirror(server.uri("/maven")) + login("${env.NEAR_PASSWORD}"));
            MavenRepositories repositories = new MavenRepositories(
                    new MavenUser(
                            Map.of("NEAR_PASSWORD", "lovelace"), home().user().home()),
                    false);

            assertThat(repositories.versions(MavenHome.CENTRAL, ENGINE)).isPresent();
            RepositoryAccess access = repositories.access(MavenHome.CENTRAL);
            assertThat(access.login()).contains(new RepositoryAccess.Login("ada", "lovelace"));
            assertThat(access.toString()).doesNotContain("lovelace");
        }
    }

    @Test
    void passwordsAreDecryptedWithTheMasterPassword() throws IOException, PlexusCipherException {
        DefaultPlexusCipher cipher = new DefaultPlexusCipher();
        MavenHome.write(
                directory.resolve("home/.m2/settings-security.xml"),
                "<settingsSecurity><master>" + cipher.encryptAndDecorate("the master", "settings.security")
                        + "</master></settingsSecurity>");
        home().settings(MavenHome.mirror(URI.create("https://mirror.example/"))
                + login(cipher.encryptAndDecorate("lovelace", "the master")));

        assertThat(home().repositories().access(MavenHome.CENTRAL).login())
                .contains(new RepositoryAccess.Login("ada", "lovelace"));
    }

    @Test
    void tokensInHeadersAndProxiesAreGivenToOurTransfer() throws IOException {
        home().settings("<servers><server><id>central</id><configuration><httpHeaders><property>"
                + "<name>Private-Token</name><value>t0ken</value></property></httpHeaders></configuration></server></servers>"
                + "<proxies><proxy><active>true</active><protocol>https</protocol><host>proxy.example</host><port>3128</port>"
                + "<username>ada</username><password>secret</password></proxy>"
                + "<proxy><id>off</id><active>false</active><host>off.example</host></proxy></proxies>");

        RepositoryAccess access = home().repositories().access(MavenHome.CENTRAL);

        assertThat(access.headers()).isEqualTo(new TreeMap<>(Map.of("Private-Token", "t0ken")));
        assertThat(access.proxy())
                .contains(new RepositoryAccess.Proxy(
                        InetSocketAddress.createUnresolved("proxy.example", 3128),
                        Optional.of(new RepositoryAccess.Login("ada", "secret"))));
        assertThat(access.toString()).doesNotContain("t0ken", "secret");
    }

    @Test
    void theLocalRepositoryMayBeElsewhere() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        home().settings("<localRepository>" + elsewhere + "</localRepository>");
        MavenHome.write(elsewhere.resolve(JAR.path()), "an earlier build's");

        assertThat(home().repositories().localFile(JAR)).contains(elsewhere.resolve(JAR.path()));
        assertThat(home().repositories().localFile(MavenArtifact.parse("org.example:engine:2.0")))
                .isEmpty();
    }

    @Test
    void theInstallationsSettingsCountBelowTheUsers() throws IOException {
        Path installation = directory.resolve("installation");
        MavenHome.write(installation.resolve("bin/mvn"), "#!/bin/sh\n");
        assertThat(installation.resolve("bin/mvn").toFile().setExecutable(true)).isTrue();
        MavenHome.write(
                installation.resolve("conf/settings.xml"),
                "<settings>" + MavenHome.mirror(URI.create("https://installed.example/")) + "</settings>");
        Path link = Files.createDirectories(directory.resolve("bin")).resolve("mvn");
        Files.createSymbolicLink(link, installation.resolve("bin/mvn"));
        MavenUser user = new MavenUser(
                Map.of("PATH", "/nowhere" + java.io.File.pathSeparator + link.getParent()),
                home().user().home());

        assertThat(new MavenRepositories(user, false).shown(MavenHome.CENTRAL)).isEqualTo("https://installed.example/");
    }

    @Test
    void mirrorsWithoutTlsAreRefusedUnlessTheyAreThisMachine() throws IOException {
        for (String url : List.of("http://mirror.example/", "ftp://mirror.example/", "http://127.0.0.1.example/")) {
            home().centralMirroredTo(URI.create(url));
            MavenRepositories repositories = home().repositories();

            assertThatThrownBy(() -> repositories.versions(MavenHome.CENTRAL, ENGINE))
                    .isInstanceOf(InsecureRepository.class)
                    .hasMessageContaining("central");
        }
        home().centralMirroredTo(URI.create("http://127.0.0.1:1/"));
        assertThat(home().repositories().shown(MavenHome.CENTRAL)).isEqualTo("http://127.0.0.1:1/");
    }

    @Test
    void settingsThatAreNoXmlAreNamedWithTheirPlace() throws IOException {
        home().settings("<oops>");

        assertThatThrownBy(() -> home().repositories().versions(MavenHome.CENTRAL, ENGINE))
                .isInstanceOfSatisfying(
                        MalformedFile.class,
                        failure -> assertThat(failure.position().file()).endsWith("settings.xml"));
    }
}

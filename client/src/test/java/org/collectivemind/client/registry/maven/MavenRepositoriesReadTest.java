package org.collectivemind.client.registry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.collectivemind.client.registry.BrokenRegistry;
import org.collectivemind.client.registry.UnreachableRegistry;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.version.Version;
import org.collectivemind.testrepos.maven.PomDependency;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenRepositoriesReadTest {
    private static final PackageName ENGINE = PackageName.parse("org.example:engine");

    @TempDir
    Path directory;

    private MavenHome home() {
        return new MavenHome(directory);
    }

    private MavenPom pom(String artifact) {
        return home().repositories()
                .pom(home().asDirectory(), MavenArtifact.parse(artifact))
                .orElseThrow();
    }

    private static List<String> texts(List<Version> versions) {
        return versions.stream().map(Version::text).toList();
    }

    @Test
    void versionsAreListedWithoutSnapshotsAndWithoutWhatIsNoVersion() throws IOException {
        home().publish(
                        "org/example/engine/maven-metadata.xml",
                        "<metadata><versioning><versions><version>1.0</version><version>1.1-SNAPSHOT</version>"
                                + "<version>${oops}</version><version>1.0.0</version><version>2.0-rc1</version>"
                                + "<version>1.5.Final</version></versions></versioning></metadata>");

        assertThat(home().repositories().versions(home().asDirectory(), ENGINE).map(MavenRepositoriesReadTest::texts))
                .contains(List.of("1.0", "2.0-rc1", "1.5.Final"));
    }

    @Test
    void aPackageTheRepositoryDoesNotHaveIsUnknown() throws IOException {
        try (ChaosServer server = ChaosServer.start()) {
            home().centralMirroredTo(server.uri("/maven"));

            assertThat(home().repositories().versions(MavenHome.CENTRAL, ENGINE))
                    .isEmpty();
            assertThat(home().repositories().pom(MavenHome.CENTRAL, MavenArtifact.parse("org.example:engine:1.0")))
                    .isEmpty();
        }
    }

    @Test
    void aPomInheritsFromItsParentFillsPropertiesAndTakesManagedVersions() {
        home().writer()
                .artifact("org.example:parent", "7")
                .packaging("pom")
                .property("base.version", "1.4")
                .manages(PomDependency.on("org.example:managed", "2.5"))
                .publish()
                .artifact("org.example:engine", "1.0")
                .parent("org.example:parent", "7")
                .depends("org.example:base", "${base.version}")
                .depends(PomDependency.managed("org.example:managed"))
                .publish();

        assertThat(pom("org.example:engine:1.0").dependencies())
                .extracting(dependency -> dependency.name() + "@" + dependency.version())
                .containsExactly("org.example:base@1.4", "org.example:managed@2.5");
    }

    @Test
    void onlyWhatIsNeededToRunIsADependency() {
        home().writer()
                .artifact("org.example:engine", "1.0")
                .depends("org.example:compile", "1")
                .depends(PomDependency.on("org.example:runtime", "1").withScope("runtime"))
                .depends(PomDependency.on("org.example:test", "1").withScope("test"))
                .depends(PomDependency.on("org.example:provided", "1").withScope("provided"))
                .depends(PomDependency.on("org.example:optional", "1").asOptional())
                .publish();

        assertThat(pom("org.example:engine:1.0").dependencies())
                .extracting(dependency -> dependency.name().name())
                .containsExactly("compile", "runtime");
    }

    @Test
    void aPomThatMovedSaysWhereTo() throws IOException {
        home().publishPom(
                        "org.old:engine",
                        "1.0",
                        "<distributionManagement><relocation><groupId>org.example</groupId></relocation></distributionManagement>");
        home().writer().artifact("org.example:engine", "1.0").publish();

        assertThat(pom("org.old:engine:1.0").relocation()).contains(MavenArtifact.parse("org.example:engine:1.0"));
    }

    @Test
    void profilesOfAPomDependOnNothingOfThisMachine() throws IOException {
        home().publishPom(
                        "org.example:engine",
                        "1.0",
                        "<profiles>" + profile("system", "<os><name>" + System.getProperty("os.name") + "</name></os>")
                                + profile("modern", "<jdk>[9,)</jdk>")
                                + profile("absent", "<property><name>!never.set</name></property>")
                                + profile("present", "<property><name>os.name</name></property>") + "</profiles>");

        assertThat(pom("org.example:engine:1.0").dependencies())
                .extracting(dependency -> dependency.name().name())
                .containsExactly("modern", "absent");
    }

    private static String profile(String id, String activation) {
        return "<profile><id>" + id + "</id><activation>" + activation + "</activation><dependencies><dependency>"
                + "<groupId>org.example</groupId><artifactId>" + id + "</artifactId><version>1</version>"
                + "</dependency></dependencies></profile>";
    }

    @Test
    void aPomThatIsNoXmlIsNamedWithItsPlace() throws IOException {
        home().publish("org/example/engine/1.0/engine-1.0.pom", "<project>\n  <modelVersion>4.0.0</oops>\n");

        assertThatThrownBy(() -> pom("org.example:engine:1.0")).isInstanceOfSatisfying(MalformedFile.class, failure -> {
            assertThat(failure).hasMessageContaining("org.example:engine:1.0");
            assertThat(failure.position().file()).endsWith("org/example/engine/1.0/engine-1.0.pom");
            assertThat(failure.position().line()).isEqualTo(2);
        });
    }

    @Test
    void aPlaceholderNobodyFillsNeverBecomesAPath() throws IOException {
        home().publishPom(
                        "org.example:engine",
                        "1.0",
                        "<dependencies><dependency><groupId>org.example</groupId><artifactId>base</artifactId>"
                                + "<version>../../${up}</version></dependency></dependencies>");

        assertThatThrownBy(() -> pom("org.example:engine:1.0"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("${up}");
    }

    @Test
    void externalEntitiesAreNotFetched() throws IOException {
        try (ChaosServer server = ChaosServer.start()) {
            server.serve("/secret", "engine".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            home().publish(
                            "org/example/engine/1.0/engine-1.0.pom",
                            "<!DOCTYPE project [<!ENTITY secret SYSTEM \"" + server.uri("/secret") + "\">]>"
                                    + "<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId>"
                                    + "<artifactId>&secret;</artifactId><version>1.0</version></project>");

            assertThatThrownBy(() -> pom("org.example:engine:1.0")).isInstanceOf(MalformedFile.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void repositoriesNamedInAPomAreNotAsked() throws IOException {
        try (ChaosServer server = ChaosServer.start()) {
            home().publishPom(
                            "org.example:engine",
                            "1.0",
                            "<parent><groupId>org.elsewhere</groupId><artifactId>parent</artifactId><version>1</version></parent>"
                                    + "<repositories><repository><id>elsewhere</id><url>" + server.uri("/")
                                    + "</url></repository></repositories>");

            assertThatThrownBy(() -> pom("org.example:engine:1.0")).isInstanceOf(MalformedFile.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void metadataThatDoesNotMatchItsChecksumIsRefused() throws IOException {
        home().writer().artifact("org.example:engine", "1.0").publish();
        Files.writeString(
                home().repository().resolve("org/example/engine/maven-metadata.xml"), "<metadata></metadata>");

        assertThatThrownBy(() -> home().repositories().versions(home().asDirectory(), ENGINE))
                .isInstanceOf(BrokenRegistry.class);
    }

    @Test
    void aServerThatFailsIsNotAServerWithoutThePackage() throws IOException {
        try (ChaosServer server = ChaosServer.start()) {
            home().centralMirroredTo(server.uri("/maven"));
            server.always("/maven/org/example/engine/maven-metadata.xml", Fault.status(500));

            assertThatThrownBy(() -> home().repositories().versions(MavenHome.CENTRAL, ENGINE))
                    .isInstanceOfSatisfying(UnreachableRegistry.class, failure -> {
                        assertThat(failure)
                                .hasMessageContaining(server.uri("/maven").toString());
                        assertThat(failure.details().toString()).contains("500");
                        assertThat(failure.hints()).isNotEmpty();
                    });
        }
    }

    @Test
    void offlineAnswersComeFromTheLocalRepository() throws IOException {
        home().writer()
                .artifact("org.example:engine", "1.0")
                .depends("org.example:base", "1")
                .publish();
        MavenArtifact engine = MavenArtifact.parse("org.example:engine:1.0");
        try (ChaosServer server = ChaosServer.start()) {
            home().centralMirroredTo(
                            server.serveDirectory("/maven", home().repository()).uri("/maven"));
            home().repositories().versions(MavenHome.CENTRAL, ENGINE);
            home().repositories().pom(MavenHome.CENTRAL, engine);
            int asked = server.requests().size();

            assertThat(home().offline().versions(MavenHome.CENTRAL, ENGINE).map(MavenRepositoriesReadTest::texts))
                    .contains(List.of("1.0"));
            assertThat(home().offline()
                            .pom(MavenHome.CENTRAL, engine)
                            .orElseThrow()
                            .dependencies())
                    .hasSize(1);
            assertThat(server.requests()).hasSize(asked);
        }
    }

    @Test
    void offlineWhatWasNeverReadIsAFailureThatSaysSo() throws IOException {
        try (ChaosServer server = ChaosServer.start()) {
            home().centralMirroredTo(server.uri("/maven"));

            assertThatThrownBy(() -> home().offline().versions(MavenHome.CENTRAL, ENGINE))
                    .isInstanceOfSatisfying(
                            UnreachableRegistry.class,
                            failure -> assertThat(failure.details().toString()).contains("offline"));
            assertThatThrownBy(() ->
                            home().offline().pom(MavenHome.CENTRAL, MavenArtifact.parse("org.example:engine:1.0")))
                    .isInstanceOf(UnreachableRegistry.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void otherProcessesAreKeptOutOfTheLocalRepositoryByLocksInFiles() {
        home().writer().artifact("org.example:engine", "1.0").publish();

        home().repositories().versions(home().asDirectory(), ENGINE);

        assertThat(home().localRepository().resolve(".locks")).isDirectory();
    }

    @Test
    void theChecksumBesideAFileIsReadInAnySpelling() throws IOException {
        home().writer()
                .artifact("org.example:engine", "1.0")
                .jar(Map.of("a", "b"))
                .publish();
        MavenArtifact engine = MavenArtifact.parse("org.example:engine:1.0");
        Path jar = home().repository().resolve(engine.path());
        String sha1 = Checksums.sha1(Files.readAllBytes(jar));
        MavenHome.write(Path.of(jar + ".sha1"), sha1.toUpperCase(java.util.Locale.ROOT) + "  engine-1.0.jar\n");
        PlainMaven files = home().asDirectory();

        assertThat(home().repositories().publishedSha1(files, engine)).contains(new Sha1(sha1));
        assertThat(home().repositories().publishedSha1(files, MavenArtifact.parse("org.example:engine:2.0")))
                .isEmpty();
    }
}

package org.collectivemind.client.registry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.collectivemind.client.registry.BrokenRegistry;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.PackageDependency.Strength;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.testrepos.maven.PomDependency;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.Test;

class MavenRegistryTest extends MavenRegistryScenario {
    @Test
    void metadataIsAskedForOnceAProcess() throws IOException {
        writer.artifact(ENGINE, "1.0").publish();
        try (ChaosServer server = ChaosServer.start()) {
            home.centralMirroredTo(
                    server.serveDirectory("/maven", home.repository()).uri("/maven"));
            for (int process = 1; process <= 2; process++) {
                MavenRegistry registry = registry(MavenHome.CENTRAL);

                registry.versions(PackageName.parse(ENGINE));
                registry.versions(PackageName.parse(ENGINE));

                assertThat(server.requests("/maven/org/example/engine/maven-metadata.xml"))
                        .hasSize(process);
            }
        }
    }

    @Test
    void aSoftVersionIsAMinimumAndARangeIsMeant() {
        writer.artifact(ENGINE, "1.0")
                .depends("org.example:soft", "1.2")
                .depends("org.example:hard", "[1.0,2.0)")
                .depends("org.example:newest", "LATEST")
                .publish();

        assertThat(dependencies())
                .extracting(dependency ->
                        dependency.name().name() + " " + dependency.constraint() + " " + dependency.strength())
                .containsExactly("soft >=1.2 SOFT", "hard >=1.0,<2.0 HARD", "newest * HARD");
    }

    @Test
    void exclusionsAreKeptByName() {
        writer.artifact(ENGINE, "1.0")
                .depends(PomDependency.on("org.example:base", "1").excluding("org.noise:logging"))
                .publish();

        assertThat(dependencies())
                .singleElement()
                .satisfies(dependency ->
                        assertThat(dependency.exclusions()).containsExactly(PackageName.parse("org.noise:logging")));
    }

    @Test
    void exclusionsByPatternBecomeTheNamesTheyMatchBelow() throws IOException {
        home.publishPom(
                ENGINE,
                "1.0",
                "<dependencies><dependency><groupId>org.example</groupId><artifactId>base</artifactId>"
                        + "<version>1</version><exclusions><exclusion><groupId>org.noise</groupId><artifactId>*</artifactId>"
                        + "</exclusion></exclusions></dependency></dependencies>");
        writer.artifact("org.example:base", "1")
                .depends("org.example:deeper", "1")
                .publish()
                .artifact("org.example:deeper", "1")
                .depends("org.noise:logging", "1")
                .depends("org.example:fine", "1")
                .publish()
                .artifact("org.example:fine", "1")
                .depends("org.noise:metrics", "1")
                .publish();

        assertThat(dependencies())
                .singleElement()
                .satisfies(dependency -> assertThat(dependency.exclusions())
                        .containsExactly(
                                PackageName.parse("org.noise:logging"), PackageName.parse("org.noise:metrics")));
    }

    @Test
    void aVersionThatMovedIsAPackageWithoutFilesThatDependsOnWhereItMoved() throws IOException {
        home.publishPom(
                "org.old:engine",
                "1.0",
                "<distributionManagement><relocation><groupId>org.example</groupId></relocation></distributionManagement>");
        writer.artifact(ENGINE, "1.0").depends("org.example:base", "1").publish();

        Release release = registry().release(coordinate("org.old:engine:1.0"));

        assertThat(release.relations().dependencies())
                .singleElement()
                .hasToString("org.example:engine@>=1.0")
                .extracting(dependency -> dependency.packages().get(0).strength())
                .isEqualTo(Strength.SOFT);
        assertThat(release.variants()).singleElement().satisfies(variant -> {
            assertThat(variant.payloads()).isEmpty();
            assertThat(variant.exports().isEmpty()).isTrue();
        });
    }

    @Test
    void aReleaseIsItsJarOnTheClassPath() throws IOException {
        home.publishPom(
                "org.example:parent",
                "1",
                "<packaging>pom</packaging><description>The\n   engine</description>"
                        + "<licenses><license><name>The Apache Software License, Version 2.0</name></license></licenses>");
        writer.artifact(ENGINE, "1.0")
                .parent("org.example:parent", "1")
                .jar(Map.of("a", "b"))
                .publish();
        MavenArtifact jar = MavenArtifact.parse("org.example:engine:1.0");
        PartHasher.Result hashes = PartHasher.of(home.repository().resolve(jar.path()));

        Release release = registry().release(coordinate(ENGINE + ":1.0"));

        assertThat(release.license()).isEqualTo("Apache-2.0");
        assertThat(release.description()).isEqualTo("The engine");
        Variant variant = release.variants().get(0);
        assertThat(variant.id()).isEqualTo(VariantId.DEFAULT);
        assertThat(paths(variant)).containsExactly("lib/engine-1.0.jar");
        assertThat(classPath(variant)).containsExactly("lib/engine-1.0.jar");
        assertThat(variant.payloads())
                .containsExactly(new Payload(
                        new PayloadOrigin.Maven(jar, "files"),
                        Payload.Format.RAW,
                        hashes.size(),
                        hashes.sha256(),
                        hashes.parts()));
    }

    @Test
    void aPomAloneIsAReleaseWithoutFiles() {
        writer.artifact(ENGINE, "1.0").packaging("pom").publish();

        assertThat(registry().release(coordinate(ENGINE + ":1.0")).variants())
                .singleElement()
                .satisfies(variant -> assertThat(variant.files()).isEmpty());
        assertThat(fetched).isEmpty();
    }

    @Test
    void aJarWithoutAPomNeedsNothing() throws IOException {
        writer.artifact(ENGINE, "1.0").jar(Map.of("a", "b")).publish();
        Files.delete(home.repository().resolve("org/example/engine/1.0/engine-1.0.pom"));

        assertThat(registry().release(coordinate(ENGINE + ":1.0")).relations().dependencies())
                .isEmpty();
    }

    @Test
    void aVersionWhoseJarIsMissingIsSaidToMissIt() {
        writer.artifact(ENGINE, "1.0").publish();

        assertThatThrownBy(() -> registry().release(coordinate(ENGINE + ":1.0")))
                .isInstanceOf(MissingArtifact.class)
                .hasMessageContaining(ENGINE + ":1.0");
    }

    @Test
    void aJarThatDoesNotMatchItsChecksumIsRefused() throws IOException {
        writer.artifact(ENGINE, "1.0").jar(Map.of("a", "b")).publish();
        Files.writeString(home.repository().resolve("org/example/engine/1.0/engine-1.0.jar"), "corrupt");

        assertThatThrownBy(() -> registry().release(coordinate(ENGINE + ":1.0")))
                .isInstanceOfSatisfying(
                        BrokenRegistry.class,
                        failure -> assertThat(failure.details().toString()).contains("engine-1.0.jar", "SHA-1"));
    }
}

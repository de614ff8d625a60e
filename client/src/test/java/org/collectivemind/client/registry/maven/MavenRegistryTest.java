package org.collectivemind.client.registry.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.client.registry.BrokenRegistry;
import org.collectivemind.client.registry.maven.ArtifactFetch.Fetched;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageDependency.Strength;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.testrepos.maven.MavenRepositoryWriter;
import org.collectivemind.testrepos.maven.PomDependency;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenRegistryTest {
    private static final String ENGINE = "org.example:engine";

    @TempDir
    Path directory;

    private MavenHome home;
    private MavenRepositoryWriter writer;
    private final List<MavenArtifact> fetched = new ArrayList<>();

    @BeforeEach
    void home() {
        home = new MavenHome(directory);
        writer = home.writer();
    }

    private MavenRegistry registry(PackageDependency... wishes) {
        return registry(home.asDirectory(), wishes);
    }

    private MavenRegistry registry(PlainMaven location, PackageDependency... wishes) {
        return new MavenRegistry(
                new RegistryDeclaration(new RegistryAlias("files"), location, List.of()),
                location,
                home.repositories(),
                ClassifierWishes.of(List.of(wishes)),
                this::fetch);
    }

    private Optional<Fetched> fetch(PlainMaven repository, MavenArtifact artifact) {
        fetched.add(artifact);
        Path file = home.repository().resolve(artifact.path());
        try {
            return Files.isRegularFile(file) ? Optional.of(new Fetched(file, PartHasher.of(file))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PackageDependency wish(String classifier) {
        return new PackageDependency(
                PackageName.parse(ENGINE), Constraint.ANY, Attributes.parse("maven.classifier=" + classifier));
    }

    private static Coordinate coordinate(String text) {
        return Coordinate.parse(text, VersionScheme.MAVEN);
    }

    private List<PackageDependency> dependencies() {
        return registry()
                .relations(PackageName.parse(ENGINE), VersionScheme.MAVEN.parse("1.0"), VariantId.DEFAULT)
                .dependencies()
                .stream()
                .flatMap(each -> each.packages().stream())
                .toList();
    }

    private static List<String> paths(Variant variant) {
        return variant.files().stream()
                .map(FileEntry::path)
                .map(Object::toString)
                .toList();
    }

    private static List<String> classPath(Variant variant) {
        return variant.exports().prepend().getOrDefault("CLASSPATH", List.of()).stream()
                .map(Object::toString)
                .toList();
    }

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

    @Test
    void aWishedClassifierIsTheVariant() {
        writer.artifact(ENGINE, "1.0")
                .jar(Map.of("a", "b"))
                .classified("linux-x86_64", Map.of("native", "code"))
                .publish();
        MavenRegistry registry = registry(wish("linux-x86_64"));

        VariantEntry entry = registry.versions(PackageName.parse(ENGINE))
                .orElseThrow()
                .versions()
                .get(0)
                .variants()
                .get(0);
        Variant variant = registry.release(coordinate(ENGINE + ":1.0"))
                .variant(entry.id())
                .orElseThrow();

        assertThat(entry.attributes()).hasToString("maven.classifier=linux-x86_64");
        assertThat(variant.attributes()).isEqualTo(entry.attributes());
        assertThat(paths(variant)).containsExactly("lib/engine-1.0-linux-x86_64.jar");
    }

    @Test
    void placeholdersAreFilledForEachMachineInTheSpellingThatIsPublished() {
        writer.artifact(ENGINE, "1.0")
                .classified("linux-x86_64", Map.of("native", "code"))
                .classified("macosx-arm64", Map.of("native", "more code"))
                .publish();
        MavenRegistry registry = registry(wish("{os}-{arch}"));

        assertThat(registry.versions(PackageName.parse(ENGINE))
                        .orElseThrow()
                        .versions()
                        .get(0)
                        .variants())
                .extracting(
                        variant -> variant.id() + " if " + variant.requires().text())
                .contains("linux-x86_64 if os = linux and arch = x86_64")
                .hasSize(6);
        assertThat(registry.release(coordinate(ENGINE + ":1.0")).variants())
                .extracting(variant -> variant.id() + " " + paths(variant))
                .containsExactly(
                        "linux-x86_64 [lib/engine-1.0-linux-x86_64.jar]",
                        "macos-aarch64 [lib/engine-1.0-macosx-arm64.jar]");
    }

    @Test
    void onlyTheWantedVariantsAreFetched() {
        writer.artifact(ENGINE, "1.0")
                .classified("linux-x86_64", Map.of("native", "code"))
                .classified("osx-x86_64", Map.of("native", "more code"))
                .publish();

        registry(wish("{os}-{arch}")).release(coordinate(ENGINE + ":1.0"), Set.of(new VariantId("linux-x86_64")));

        assertThat(fetched).containsExactly(MavenArtifact.parse("org.example:engine:1.0:linux-x86_64"));
    }

    @Test
    void aFileAskedForByClassifierComesWithTheOneWhoAsks() {
        writer.artifact(ENGINE, "1.0")
                .jar(Map.of("a", "b"))
                .depends("org.example:native", "2.0")
                .depends(PomDependency.on("org.example:native", "2.0").withClassifier("linux-x86_64"))
                .depends(PomDependency.on("org.example:model", "[1,2)").withType("zip"))
                .publish()
                .artifact("org.example:native", "2.0")
                .depends("org.example:base", "1")
                .classified("linux-x86_64", Map.of("native", "code"))
                .publish()
                .artifact("org.example:model", "1.0")
                .depends("org.example:weights", "1")
                .file("", "zip", new byte[] {1})
                .publish()
                .artifact("org.example:model", "1.5-rc1")
                .publish();

        Release release = registry().release(coordinate(ENGINE + ":1.0"));

        assertThat(paths(release.variants().get(0)))
                .containsExactly("lib/engine-1.0.jar", "lib/model-1.0.zip", "lib/native-2.0-linux-x86_64.jar");
        assertThat(classPath(release.variants().get(0)))
                .containsExactly("lib/engine-1.0.jar", "lib/native-2.0-linux-x86_64.jar");
        assertThat(release.relations().dependencies())
                .extracting(dependency -> dependency.packages().get(0).name().name())
                .containsExactly("native", "weights");
    }
}

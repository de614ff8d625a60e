package org.collectivemind.client.registry.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.testrepos.maven.MavenRepositoryWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Maven repository that a test fills, and the registry that cm sees in it. */
abstract class MavenRegistryScenario {
    static final String ENGINE = "org.example:engine";

    @TempDir
    Path directory;

    MavenHome home;
    MavenRepositoryWriter writer;
    final List<MavenArtifact> fetched = new ArrayList<>();

    @BeforeEach
    void home() {
        home = new MavenHome(directory);
        writer = home.writer();
    }

    MavenRegistry registry(PackageDependency... wishes) {
        return registry(home.asDirectory(), wishes);
    }

    MavenRegistry registry(PlainMaven location, PackageDependency... wishes) {
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

    static PackageDependency wish(String classifier) {
        return new PackageDependency(
                PackageName.parse(ENGINE), Constraint.ANY, Attributes.parse("maven.classifier=" + classifier));
    }

    static Coordinate coordinate(String text) {
        return Coordinate.parse(text, VersionScheme.MAVEN);
    }

    List<PackageDependency> dependencies() {
        return registry()
                .relations(PackageName.parse(ENGINE), VersionScheme.MAVEN.parse("1.0"), VariantId.DEFAULT)
                .dependencies()
                .stream()
                .flatMap(each -> each.packages().stream())
                .toList();
    }

    static List<String> paths(Variant variant) {
        return variant.files().stream()
                .map(FileEntry::path)
                .map(Object::toString)
                .toList();
    }

    static List<String> classPath(Variant variant) {
        return variant.exports().prepend().getOrDefault("CLASSPATH", List.of()).stream()
                .map(Object::toString)
                .toList();
    }
}

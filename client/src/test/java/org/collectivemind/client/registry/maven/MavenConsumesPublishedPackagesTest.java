package org.collectivemind.client.registry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.collectivemind.client.project.PackageDirectory;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.publication.Publish;
import org.collectivemind.client.registry.CmRegistryWriter;
import org.collectivemind.client.registry.DirectoryStorage;
import org.collectivemind.client.transfer.Requests;
import org.collectivemind.format.archive.CanonicalArchive;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.version.Version;
import org.collectivemind.testrepos.packages.SamplePackages;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenConsumesPublishedPackagesTest {
    private static final PackageName IMAGES = PackageName.parse("org.example:images");

    @TempDir
    Path directory;

    private MavenHome home;

    @BeforeEach
    void publish() {
        home = new MavenHome(directory);
        DirectoryStorage storage = new DirectoryStorage(home.repository());
        CmRegistryWriter.begin(storage, Clock.systemUTC());
        for (Path source :
                SamplePackages.writeInto(directory.resolve("sources")).all()) {
            PackageDirectory read = PackageDirectory.in(new Project(source));
            Publish publish = new Publish(
                    new CmRegistryWriter(storage),
                    (upstream, at) -> {
                        throw new AssertionError("there are none");
                    },
                    Clock.systemUTC());
            publish.run(new Publish.Request(source, read.manifest(), read.positions(), false, false));
        }
    }

    /** As Maven resolves it, with checksums that must be there and right. */
    private Path resolve(String name, String classifier, String extension, String version)
            throws ArtifactResolutionException {
        MavenSession session = new MavenSession(home.user(), false, Requests.NONE);
        RemoteRepository strict = new RemoteRepository.Builder(session.remote(home.asDirectory()))
                .setPolicy(new RepositoryPolicy(
                        true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_FAIL))
                .build();
        return session.system()
                .resolveArtifact(
                        session.session(),
                        new ArtifactRequest(
                                new DefaultArtifact("org.example", name, classifier, extension, version),
                                List.of(strict),
                                ""))
                .getArtifact()
                .getFile()
                .toPath();
    }

    @Test
    void thePomItsDependenciesAndTheVersions() {
        MavenPom pom = home.repositories()
                .pom(home.asDirectory(), MavenArtifact.parse("org.example:benchmark:2.0.0"))
                .orElseThrow();

        assertThat(pom.dependencies())
                .extracting(dependency -> dependency.name().toString())
                .containsExactlyInAnyOrder("org.example:classifier", "org.example:engine", "org.example:images");
        assertThat(home.repositories().versions(home.asDirectory(), IMAGES).orElseThrow())
                .extracting(Version::text)
                .containsExactly("2012");
    }

    @Test
    void anArchivePayloadByItsVariantAsClassifier() throws Exception {
        Path payload = resolve("images", "500", "tar.zst", "2012");

        try (InputStream in = Files.newInputStream(payload)) {
            assertThat(CanonicalArchive.list("images", in))
                    .extracting(listed -> listed.path().text())
                    .contains("labels.txt", "small/0.jpg")
                    .doesNotContain("large/0.jpg");
        }
    }

    @Test
    void aFileThatTravelsAsItIsByItsExtension() throws Exception {
        assertThat(resolve("classifier", "int8", "onnx", "1.5.0"))
                .hasSameBinaryContentAs(directory.resolve("sources/classifier/classifier_int8.onnx"));
    }

    @Test
    void theCanonicalManifestAsAnArtifactToo() throws Exception {
        assertThat(resolve("classifier", "", "cm.json", "1.5.0")).content().contains("org.example:classifier");
    }
}

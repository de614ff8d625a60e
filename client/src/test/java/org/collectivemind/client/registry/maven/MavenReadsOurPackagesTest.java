package org.collectivemind.client.registry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.collectivemind.client.transfer.Requests;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.Shard;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.Meta;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenReadsOurPackagesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final PackageName RESNET = PackageName.parse("org.mlcommons:resnet50");

    @TempDir
    Path directory;

    private static Release release(String version, String description, Dependency... dependencies) {
        Variant variant = new Variant(
                VariantId.DEFAULT,
                Attributes.NONE,
                Requirement.ALWAYS,
                Relations.NONE,
                List.of(),
                List.of(),
                Exports.NONE);
        return new Release(
                new Coordinate(RESNET, VersionScheme.CM.parse(version)),
                Kind.MODEL,
                description,
                "Apache-2.0",
                List.of(),
                Meta.NONE,
                List.of(),
                List.of(variant),
                Relations.of(List.of(dependencies)));
    }

    private static PackageDependency on(String name, String constraint) {
        return new PackageDependency(PackageName.parse(name), Constraint.parse(constraint), Attributes.NONE);
    }

    private static Shard shard(ShardLine... lines) {
        return new Shard(RESNET, List.of(lines));
    }

    private static ShardLine line(String version, Optional<String> yanked) {
        return new ShardLine(release(version, ""), Hasher.of(new byte[0]), NOON, yanked);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void whatMavenCannotSayIsNotInThePom() {
        Release release = release(
                "1.5.0",
                "",
                on("org.x:a", "^1"),
                new PackageDependency(
                        PackageName.parse("org.x:a"),
                        Constraint.parse("^2"),
                        Attributes.NONE,
                        Collections.emptySortedSet(),
                        Optional.of(new Alias("newer"))),
                new AnyOf(List.of(on("org.x:b", "^1"), on("org.x:c", "^1"))),
                new CapabilityDependency(CapabilityName.parse("blas"), Constraint.ANY));
        assertThat(text(MavenDescriptor.pom(release)))
                .contains("<artifactId>a</artifactId>", "<version>[1,2-alpha)</version>")
                .doesNotContain("<artifactId>b</artifactId>", "<artifactId>c</artifactId>");
    }

    @Test
    void mavenResolvesThePomTheVersionsAndAPayload() throws IOException, ArtifactResolutionException {
        MavenHome home = new MavenHome(directory);
        Release release =
                release("1.5.0", "Says <hello> & ${project.description}", on("org.onnxruntime:runtime", "^1.16"));
        String base = "org/mlcommons/resnet50/";
        home.publish(base + "1.5.0/resnet50-1.5.0.pom", text(MavenDescriptor.pom(release)));
        home.publish(base + "1.5.0/resnet50-1.5.0-int8.tar.zst", "payload");
        home.publish(
                base + "maven-metadata.xml",
                text(MavenDescriptor.metadata(shard(line("1.5.0", Optional.empty())), NOON)));

        assertThat(home.repositories().versions(home.asDirectory(), RESNET).orElseThrow())
                .extracting(Version::text)
                .containsExactly("1.5.0");
        MavenPom pom = home.repositories()
                .pom(home.asDirectory(), MavenArtifact.parse("org.mlcommons:resnet50:1.5.0"))
                .orElseThrow();
        assertThat(pom.packaging()).isEqualTo("pom");
        assertThat(pom.license()).isEqualTo("Apache-2.0");
        assertThat(pom.description()).isEqualTo("Says <hello> & $ {project.description}");
        assertThat(pom.dependencies())
                .extracting(dependency -> dependency.name() + " " + dependency.version() + " " + dependency.extension())
                .containsExactly("org.onnxruntime:runtime [1.16,2-alpha) pom");

        MavenSession session = new MavenSession(home.user(), false, Requests.NONE);
        ArtifactRequest payload = new ArtifactRequest(
                new DefaultArtifact("org.mlcommons", "resnet50", "int8", "tar.zst", "1.5.0"),
                List.of(session.remote(home.asDirectory())),
                "");
        Path resolved = session.system()
                .resolveArtifact(session.session(), payload)
                .getArtifact()
                .getFile()
                .toPath();
        assertThat(Files.readString(resolved)).isEqualTo("payload");
    }

    @Test
    void aPackageAskedForTwiceIsOneDependencyThatPleasesBoth() {
        PackageDependency soft = new PackageDependency(
                PackageName.parse("com.example:jar"),
                Constraint.parse(">=1.0.0.Final"),
                Attributes.NONE,
                PackageDependency.Strength.SOFT,
                new TreeSet<>(List.of(PackageName.parse("org.noise:logging"))));

        String pom = text(MavenDescriptor.pom(
                release("1", "", on("org.example:base", ">=1"), on("org.example:base", "<2"), soft)));

        assertThat(pom.replaceAll("\\s*\n\\s*", ""))
                .contains("<artifactId>base</artifactId><version>[1,2-alpha)</version><type>pom</type>")
                .contains("<artifactId>jar</artifactId><version>[1.0.0.Final,)</version><type>pom</type>"
                        + "<exclusions><exclusion><groupId>org.noise</groupId>")
                .containsOnlyOnce("<artifactId>base</artifactId>");
    }

    @Test
    void theLatestReleaseIsNoPrereleaseAndYankedVersionsAreNotListed() {
        String metadata = text(MavenDescriptor.metadata(
                shard(
                        line("1.0", Optional.empty()),
                        line("1.1", Optional.of("wrong weights")),
                        line("2.0-rc.1", Optional.empty())),
                NOON));

        assertThat(metadata.replaceAll("\\s*\n\\s*", ""))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><metadata><groupId>org.mlcommons</groupId>"
                        + "<artifactId>resnet50</artifactId><versioning><latest>2.0-rc.1</latest><release>1.0</release>"
                        + "<versions><version>1.0</version><version>2.0-rc.1</version></versions>"
                        + "<lastUpdated>20261121120000</lastUpdated></versioning></metadata>");
    }

    @Test
    void whatXmlCannotSayIsReplaced() {
        assertThat(text(MavenDescriptor.pom(release("1", "a\u0000b\uD800]]>"))))
                .contains("<description>a\uFFFDb\uFFFD]]&gt;</description>");
    }
}

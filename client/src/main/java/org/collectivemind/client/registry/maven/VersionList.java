package org.collectivemind.client.registry.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.repository.metadata.Versioning;
import org.apache.maven.artifact.repository.metadata.io.xpp3.MetadataXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.MavenVersion;
import org.collectivemind.format.version.Version;
import org.eclipse.aether.metadata.DefaultMetadata;
import org.eclipse.aether.metadata.Metadata;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.MetadataRequest;
import org.eclipse.aether.resolution.MetadataResult;
import org.eclipse.aether.transfer.MetadataNotFoundException;

/** Reads the versions of a package from its {@code maven-metadata.xml}. */
final class VersionList {
    private final MavenSession session;

    VersionList(MavenSession session) {
        this.session = session;
    }

    Optional<List<Version>> read(RemoteRepository remote, PackageName name) {
        Metadata metadata =
                new DefaultMetadata(name.group(), name.name(), "maven-metadata.xml", Metadata.Nature.RELEASE);
        MetadataResult result = session.system()
                .resolveMetadata(session.session(), List.of(new MetadataRequest(metadata, remote, "")))
                .get(0);
        boolean cached = session.session().isOffline() && result.isResolved();
        if (result.getException() != null && !cached) {
            if (result.getException() instanceof MetadataNotFoundException
                    && !TransferFailure.isOffline(result.getException())) {
                return Optional.empty();
            }
            throw TransferFailure.of(remote, "the versions of " + name, result.getException());
        }
        return result.isResolved()
                ? Optional.of(parse(result.getMetadata().getFile().toPath(), remote, name))
                : Optional.empty();
    }

    private static List<Version> parse(Path file, RemoteRepository remote, PackageName name) {
        try (InputStream in = Files.newInputStream(file)) {
            Versioning versioning = new MetadataXpp3Reader().read(in, false).getVersioning();
            return versioning == null ? List.of() : releases(versioning.getVersions());
        } catch (XmlPullParserException malformed) {
            SourcePosition position = new SourcePosition(
                    RepositoryUrl.base(remote) + RepositoryUrl.metadata(name),
                    Math.max(1, malformed.getLineNumber()),
                    Math.max(1, malformed.getColumnNumber()));
            throw new MalformedFile(
                    ExitCode.INTEGRITY,
                    position,
                    "the list of versions of `" + name + "` is no Maven metadata: "
                            + malformed.getMessage().strip(),
                    List.of("the repository's owner must mend it"));
        } catch (IOException unreadable) {
            throw TransferFailure.of(remote, "the versions of " + name, unreadable);
        }
    }

    private static List<Version> releases(List<String> texts) {
        Set<Version> versions = new LinkedHashSet<>();
        for (String text : texts) {
            if (!text.endsWith("-SNAPSHOT")) {
                parse(text).ifPresent(versions::add);
            }
        }
        return List.copyOf(versions);
    }

    private static Optional<Version> parse(String text) {
        try {
            return Optional.of(MavenVersion.parse(text));
        } catch (MalformedText noVersion) {
            return Optional.empty();
        }
    }
}

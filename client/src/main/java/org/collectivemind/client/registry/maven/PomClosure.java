package org.collectivemind.client.registry.maven;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;

/**
 * The POMs that one POM is made of: itself, its parents, what it imports, and where it moved. Maven's own reader tells which, by
 * asking for them; only without a cache does it ask for all.
 */
final class PomClosure {
    private final MavenSession session;

    PomClosure(MavenSession session) {
        this.session = session;
    }

    /** @return the files in the user's local repository, verified when they came there, by their path in a repository */
    SortedMap<String, Path> files(RemoteRepository remote, MavenArtifact asked) {
        SortedMap<String, Path> files = Collections.synchronizedSortedMap(new TreeMap<>());
        DefaultRepositorySystemSession watched = new DefaultRepositorySystemSession(session.session());
        watched.setCache(null);
        watched.setRepositoryListener(new AbstractRepositoryListener() {
            @Override
            public void artifactResolved(RepositoryEvent event) {
                if (event.getFile() != null
                        && event.getArtifact().getExtension().equals("pom")) {
                    files.put(path(event.getArtifact()), event.getFile().toPath());
                }
            }
        });
        Artifact artifact =
                new DefaultArtifact(asked.name().group(), asked.name().name(), "pom", asked.version());
        try {
            session.system()
                    .readArtifactDescriptor(watched, new ArtifactDescriptorRequest(artifact, List.of(remote), ""));
        } catch (ArtifactDescriptorException failed) {
            throw TransferFailure.of(remote, "the POM of " + asked.name() + ":" + asked.version(), failed);
        }
        return new TreeMap<>(files);
    }

    private static String path(Artifact pom) {
        return new MavenArtifact(new PackageName(pom.getGroupId(), pom.getArtifactId()), pom.getVersion(), "", "pom")
                .path();
    }
}

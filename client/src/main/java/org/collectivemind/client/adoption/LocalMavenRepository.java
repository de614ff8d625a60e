package org.collectivemind.client.adoption;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;

/**
 * What Maven builds of this user fetched or installed, by coordinate. Files by which Maven notes failures and unfinished downloads
 * ({@code .lastUpdated}, {@code .part}) have other names than an artifact.
 *
 * @param repository the file of an artifact, where the user's settings have the local repository
 */
record LocalMavenRepository(Function<MavenArtifact, Optional<Path>> repository) implements Adoption {
    @Override
    public Optional<Candidate> find(Payload payload) {
        return payload.origin() instanceof PayloadOrigin.Maven maven
                ? file(maven.artifact())
                        .flatMap(file -> CachedFile.of(file, payload.size()))
                        .map(file -> new Candidate(file, KnownCache.MAVEN.shown()))
                : Optional.empty();
    }

    private Optional<Path> file(MavenArtifact artifact) {
        try {
            return repository.apply(artifact);
        } catch (CmException brokenSettings) {
            // Whoever then fetches the artifact says it, for that takes the settings as well.
            return Optional.empty();
        }
    }
}

package org.collectivemind.client.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.release.MavenArtifact;

/**
 * Remembers the hashes of Maven artifacts this user has fetched, one small file each: size, sha256, then the parts, a line each. A
 * cache: what is missing or broken is computed again.
 */
public final class KnownArtifacts {
    private final Path directory;

    public KnownArtifacts(Path directory) {
        this.directory = directory;
    }

    Optional<PartHasher.Result> find(PlainMaven repository, MavenArtifact artifact) {
        try {
            List<String> lines = Files.readAllLines(file(repository, artifact));
            List<Digest> parts = lines.stream().skip(2).map(Digest::parse).toList();
            return Optional.of(new PartHasher.Result(Long.parseLong(lines.get(0)), Digest.parse(lines.get(1)), parts));
        } catch (IOException | MalformedText | IllegalArgumentException | IndexOutOfBoundsException unusable) {
            return Optional.empty();
        }
    }

    void keep(PlainMaven repository, MavenArtifact artifact, PartHasher.Result hashes) {
        List<String> lines = new ArrayList<>(
                List.of(Long.toString(hashes.size()), hashes.sha256().hex()));
        hashes.parts().forEach(part -> lines.add(part.hex()));
        ProjectFile.replace(
                file(repository, artifact), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path file(PlainMaven repository, MavenArtifact artifact) {
        String key = repository.id() + " " + repository.url() + " " + artifact.path();
        return directory.resolve(Hasher.of(key.getBytes(StandardCharsets.UTF_8)).hex());
    }
}

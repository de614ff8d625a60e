package org.collectivemind.client.adoption;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/**
 * What ollama pulled: {@code <models>/blobs/sha256-<hex>}, {@code sha256:<hex>} by older versions. Pieces of downloads end in
 * {@code -partial} or {@code -partial-<n>} and are not found.
 *
 * <p>Source: ollama fb307609, {@code envconfig/config.go} (Models), {@code manifest/paths.go} (BlobsPath), {@code server/download.go},
 * and {@code scripts/install.sh} for the home of its service, read 2026-11-21.
 */
final class OllamaModels implements Adoption {
    private static final List<String> PREFIXES = List.of("sha256-", "sha256:");
    private static final Path SERVICE = Path.of("/usr/share/ollama/.ollama/models");

    private final List<Path> models;

    OllamaModels(List<Path> models) {
        this.models = List.copyOf(models);
    }

    static OllamaModels of(Map<String, String> environment) {
        UserPlaces places = new UserPlaces(environment);
        Set<Path> models = new LinkedHashSet<>();
        places.variable("OLLAMA_MODELS").ifPresent(models::add);
        places.home().map(home -> home.resolve(".ollama").resolve("models")).ifPresent(models::add);
        models.add(SERVICE);
        return new OllamaModels(List.copyOf(models));
    }

    @Override
    public Optional<Candidate> find(Payload payload) {
        return find(payload.sha256(), payload.size());
    }

    @Override
    public Optional<Candidate> find(FileEntry content) {
        return find(content.sha256(), content.size());
    }

    private Optional<Candidate> find(Digest sha256, long size) {
        for (Path directory : models) {
            Path blobs = directory.resolve("blobs");
            if (!CachedFile.isOwnDirectory(blobs)) {
                continue;
            }
            for (String prefix : PREFIXES) {
                Optional<Path> found = file(blobs, prefix + sha256.hex(), size);
                if (found.isPresent()) {
                    return found.map(file -> new Candidate(file, KnownCache.OLLAMA.shown()));
                }
            }
        }
        return Optional.empty();
    }

    /** Windows has no file names with a colon. */
    private static Optional<Path> file(Path blobs, String name, long size) {
        try {
            return CachedFile.of(blobs.resolve(name), size);
        } catch (java.nio.file.InvalidPathException impossible) {
            return Optional.empty();
        }
    }
}

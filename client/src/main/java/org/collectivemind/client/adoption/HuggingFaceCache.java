package org.collectivemind.client.adoption;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/**
 * What {@code huggingface_hub} downloaded. A repository lies in {@code <hub>/models--<owner>--<name>} ({@code datasets--},
 * {@code spaces--}), its files in {@code blobs/} under their ETag, which for a file of Git LFS, that is for every big one, is its
 * sha256; files of Git itself go by a SHA-1 and are not found. What is being downloaded ends in {@code .incomplete} and is not found
 * either. Where symbolic links do not work (Windows) files lie under {@code snapshots/} by name only.
 *
 * <p>Source: huggingface_hub ee0a4510, {@code constants.py} (HF_HOME to HF_HUB_CACHE) and {@code file_download.py}
 * ({@code repo_folder_name}, {@code blob_path}, {@code _xet_file_metadata_from_tree_cache}), read 2026-11-21.
 */
final class HuggingFaceCache implements Adoption {
    /** More repositories than this are not looked through. */
    static final int MOST_REPOSITORIES = 20_000;

    private static final Set<String> KINDS = Set.of("models--", "datasets--", "spaces--");

    private final List<Path> hubs;
    private Optional<List<Path>> blobs = Optional.empty();

    HuggingFaceCache(List<Path> hubs) {
        this.hubs = List.copyOf(hubs);
    }

    /** Where the library would look: all of its places, because a user may have moved from one to another. */
    static HuggingFaceCache of(Map<String, String> environment) {
        UserPlaces places = new UserPlaces(environment);
        Set<Path> hubs = new LinkedHashSet<>();
        places.variable("HF_HUB_CACHE").ifPresent(hubs::add);
        places.variable("HUGGINGFACE_HUB_CACHE").ifPresent(hubs::add);
        places.variable("HF_HOME").map(home -> home.resolve("hub")).ifPresent(hubs::add);
        Stream.of(places.variable("XDG_CACHE_HOME"), places.home().map(home -> home.resolve(".cache")))
                .flatMap(Optional::stream)
                .map(caches -> caches.resolve("huggingface").resolve("hub"))
                .forEach(hubs::add);
        return new HuggingFaceCache(List.copyOf(hubs));
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
        String name = sha256.hex();
        for (Path directory : blobs()) {
            Optional<Path> found = CachedFile.of(directory.resolve(name), size);
            if (found.isPresent()) {
                return found.map(file -> new Candidate(file, KnownCache.HUGGING_FACE.shown()));
            }
        }
        return Optional.empty();
    }

    /** The {@code blobs} directories, listed at the first question: then every question is a stat for each. */
    private synchronized List<Path> blobs() {
        if (blobs.isEmpty()) {
            List<Path> found = new ArrayList<>();
            hubs.forEach(hub -> list(hub, found));
            blobs = Optional.of(List.copyOf(found));
        }
        return blobs.get();
    }

    private static void list(Path hub, List<Path> found) {
        if (!Files.isDirectory(hub)) {
            return;
        }
        try (DirectoryStream<Path> repositories = Files.newDirectoryStream(hub, HuggingFaceCache::isRepository)) {
            for (Path repository : repositories) {
                if (found.size() == MOST_REPOSITORIES) {
                    return;
                }
                found.add(repository.resolve("blobs"));
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // What was listed so far is looked through.
        }
    }

    private static boolean isRepository(Path directory) {
        String name = directory.getFileName().toString();
        return KINDS.stream().anyMatch(name::startsWith)
                && CachedFile.isOwnDirectory(directory)
                && CachedFile.isOwnDirectory(directory.resolve("blobs"));
    }
}

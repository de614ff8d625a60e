package org.collectivemind.client.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/**
 * Files that are on this machine already, outside of the store: in the caches of other tools, or in a bundle. What is found is
 * only a candidate. It is hashed while it is copied into the store, and where it is not what is pinned the payload is fetched as
 * if nothing had been found. Nothing found is ever written to. Called by several threads.
 */
@FunctionalInterface
public interface Adoption {
    Adoption NONE = payload -> Optional.empty();

    /** A candidate: a readable regular file of the payload's size, as far as the file system tells. Never fails: what cannot be read is not found. */
    Optional<Candidate> find(Payload payload);

    /** A candidate for one wanted file of an archive, by the file's own digest. The same holds for it. */
    default Optional<Candidate> find(FileEntry content) {
        return Optional.empty();
    }

    /** @param from whose it is, for people: {@code the Hugging Face cache} */
    record Candidate(Path file, String from) {}

    /** The first that finds something. */
    static Adoption first(List<Adoption> places) {
        List<Adoption> ordered = List.copyOf(places);
        return new Adoption() {
            @Override
            public Optional<Candidate> find(Payload payload) {
                return ordered.stream()
                        .flatMap(place -> place.find(payload).stream())
                        .findFirst();
            }

            @Override
            public Optional<Candidate> find(FileEntry content) {
                return ordered.stream()
                        .flatMap(place -> place.find(content).stream())
                        .findFirst();
            }
        };
    }
}

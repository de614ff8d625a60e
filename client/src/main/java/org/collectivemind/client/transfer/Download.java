package org.collectivemind.client.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;

/**
 * A file that is wanted. The destination is a temporary file of the caller, who renames it once it is complete: it is made or
 * emptied first, holds unverified bytes while the download runs and after it failed, and is never removed here.
 */
public sealed interface Download {
    /** What the user knows it by, for progress and failures. */
    String label();

    /** Where it may be had, best first; every one must deliver the same bytes. */
    List<URI> sources();

    Path destination();

    /** The exact size in bytes, where it is known. */
    OptionalLong size();

    /** The most bytes it may have. */
    long limit();

    /**
     * A pinned file: the usual case.
     *
     * @param parts the digests of its {@link Parts}; empty when they are not known or the file is one part
     */
    record Verified(String label, Digest sha256, long bytes, List<Digest> parts, List<URI> sources, Path destination)
            implements Download {
        public Verified {
            if (bytes < 0) {
                throw new IllegalArgumentException("a size cannot be negative: " + bytes);
            }
            parts = parts.isEmpty() ? List.of() : Parts.check(bytes, parts);
            sources = some(sources);
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(bytes);
        }

        @Override
        public long limit() {
            return bytes;
        }
    }

    /** A file of which nothing is known yet, fetched to be pinned: {@link Fetched} tells what it is. */
    record Discover(String label, long limit, List<URI> sources, Path destination) implements Download {
        public Discover {
            if (limit < 0) {
                throw new IllegalArgumentException("a limit cannot be negative: " + limit);
            }
            sources = some(sources);
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }
    }

    private static List<URI> some(List<URI> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a download needs a source");
        }
        return List.copyOf(sources);
    }
}

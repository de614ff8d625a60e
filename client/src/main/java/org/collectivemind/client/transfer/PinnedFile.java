package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.List;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;

/**
 * What is pinned of a file, and where it may be had.
 *
 * @param label what the user knows it by, for progress and failures
 * @param size in bytes
 * @param parts the digests of its {@link Parts}; empty when they are not known or the file is one part
 * @param sources at least one, best first; every one must deliver the same bytes
 */
public record PinnedFile(String label, Digest sha256, long size, List<Digest> parts, List<URI> sources) {
    public PinnedFile {
        if (size < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + size);
        }
        parts = parts.isEmpty() ? List.of() : Parts.check(size, parts);
        sources = some(sources);
    }

    /** The same file from elsewhere. */
    public PinnedFile from(List<URI> others) {
        return new PinnedFile(label, sha256, size, parts, others);
    }

    /** The digests of what can be had alone: of the parts, or of the whole where they are not known. */
    List<Digest> pieces() {
        return parts.isEmpty() ? List.of(sha256) : parts;
    }

    static List<URI> some(List<URI> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a download needs a source");
        }
        return List.copyOf(sources);
    }
}

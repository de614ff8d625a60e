package org.collectivemind.client.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;

/**
 * A file that arrived whole and verified.
 *
 * @param size in bytes
 * @param parts the digests of its {@link Parts}, computed while it arrived; empty for a file of one part
 * @param evidence whether {@code sha256} itself was computed, or every pinned part
 * @param received bytes that sources sent for it: less than its size where pieces were here, more where some came twice
 * @param from the source that delivered the last of it, without secrets
 */
public record Fetched(
        Path file, Digest sha256, long size, List<Digest> parts, Evidence evidence, long received, URI from) {
    public Fetched {
        parts = Parts.check(size, parts);
    }
}

package org.collectivemind.format.index;

import java.time.Instant;
import java.util.Optional;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.Release;

/**
 * One published version in the index.
 *
 * @param manifest digest of the canonical manifest's bytes
 * @param yanked why the version should not be chosen any more; empty for one in good standing
 */
public record ShardLine(Release release, Digest manifest, Instant published, Optional<String> yanked) {}

package org.collectivemind.client.registry.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.release.MavenArtifact;

/** Fetches a file of a plain Maven repository, to learn the hashes it publishes none of that we trust. */
@FunctionalInterface
public interface ArtifactFetch {
    /** Empty where the repository does not have the file. Any other failure is thrown. */
    Optional<Fetched> fetch(PlainMaven repository, MavenArtifact artifact);

    /**
     * A file that was fetched, and stays where it is for as long as it is looked at.
     *
     * @param size in bytes
     * @param parts see {@link org.collectivemind.format.hash.Parts}
     */
    record Fetched(Path file, long size, Digest sha256, List<Digest> parts) {
        public Fetched {
            parts = List.copyOf(parts);
        }

        public Fetched(Path file, PartHasher.Result hashes) {
            this(file, hashes.size(), hashes.sha256(), hashes.parts());
        }
    }
}

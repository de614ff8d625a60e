package org.collectivemind.client.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.collectivemind.client.registry.maven.ArtifactFetch;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.release.MavenArtifact;

/** The artifacts a bundle has of one Maven repository, each the one that its list names. */
public record BundledArtifacts(Bundle bundle, RegistryAlias alias) implements ArtifactFetch {
    @Override
    public Optional<Fetched> fetch(PlainMaven repository, MavenArtifact artifact) {
        String path = BundleLayout.registry(alias) + artifact.path();
        return bundle.listed(path).map(listed -> {
            Path file = bundle.present(listed);
            try {
                PartHasher.Result hashes = PartHasher.of(file);
                if (!hashes.sha256().equals(listed.sha256())) {
                    throw new BrokenBundle(bundle.directory(), path, "its bytes are not those of the list");
                }
                return new Fetched(file, hashes);
            } catch (IOException unreadable) {
                throw new BrokenBundle(bundle.directory(), path, Reason.ofFile(unreadable));
            }
        });
    }
}

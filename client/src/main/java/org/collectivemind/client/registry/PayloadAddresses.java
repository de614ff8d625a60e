package org.collectivemind.client.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.registry.maven.MavenAccess;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;

/**
 * Where payloads are published. Of what is not pinned yet, the user's local Maven repository stands before a remote one; what is
 * pinned is looked for there by who adopts files of other tools.
 */
public final class PayloadAddresses implements PayloadPlaces {
    private final Path projectDirectory;
    private final MavenAccess maven;

    /** @param projectDirectory what relative {@code file:} locations are relative to */
    public PayloadAddresses(Path projectDirectory, MavenAccess maven) {
        this.projectDirectory = projectDirectory;
        this.maven = maven;
    }

    @Override
    public List<URI> of(RegistryLocation registry, Coordinate coordinate, Payload payload) {
        PayloadOrigin origin = payload.origin();
        if (origin instanceof PayloadOrigin.Hosted hosted) {
            String path = RegistryLayout.versionDirectory(coordinate) + "/" + hosted.fileName();
            return List.of(RegistryAddress.of(registry, projectDirectory).resolve(path));
        }
        if (origin instanceof PayloadOrigin.Url url) {
            return List.of(url.uri());
        }
        PayloadOrigin.Maven artifact = (PayloadOrigin.Maven) origin;
        String url = registry instanceof RegistryLocation.PlainMaven plain
                        && plain.id().equals(artifact.repository())
                ? plain.url()
                : "";
        return maven.locations(new RegistryLocation.PlainMaven(artifact.repository(), url), artifact.artifact());
    }

    /** Of an upstream source, which no registry hosts. */
    public List<URI> of(PayloadOrigin upstream) {
        if (upstream instanceof PayloadOrigin.Url url) {
            return List.of(url.uri());
        }
        PayloadOrigin.Maven artifact = (PayloadOrigin.Maven) upstream;
        return maven(new RegistryLocation.PlainMaven(artifact.repository(), ""), artifact);
    }

    /** Of an artifact of a plain Maven repository. */
    public List<URI> of(RegistryLocation.PlainMaven repository, PayloadOrigin.Maven artifact) {
        return maven(repository, artifact);
    }

    private List<URI> maven(RegistryLocation.PlainMaven repository, PayloadOrigin.Maven artifact) {
        List<URI> addresses = new ArrayList<>();
        maven.localFile(artifact.artifact()).map(Path::toUri).ifPresent(addresses::add);
        addresses.addAll(maven.locations(repository, artifact.artifact()));
        return addresses;
    }
}

package org.collectivemind.client.registry.maven;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.collectivemind.client.transfer.Credential;
import org.collectivemind.client.transfer.Credentials;
import org.collectivemind.client.transfer.Origin;
import org.collectivemind.client.transfer.Proxies;
import org.collectivemind.client.transfer.ProxyServer;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.release.MavenArtifact;

/**
 * Lets our own transfers fetch from Maven repositories as the user's settings say: addresses after mirrors, and for the origins of
 * those addresses, and no others, the login and proxy of the repository.
 */
public final class MavenAccess implements Credentials, Proxies {
    private final Supplier<MavenRepositories> maven;
    private final Map<Origin, PlainMaven> addressed = new ConcurrentHashMap<>();

    public MavenAccess(Supplier<MavenRepositories> maven) {
        this.maven = maven;
    }

    /** Where a file is fetched, best first. */
    public List<URI> locations(PlainMaven repository, MavenArtifact artifact) {
        List<URI> locations = maven.get().locations(repository, artifact);
        locations.stream()
                .filter(location -> location.getHost() != null)
                .forEach(location -> addressed.putIfAbsent(Origin.of(location), repository));
        return locations;
    }

    /** The file in the user's local repository, if it is there. */
    public Optional<Path> localFile(MavenArtifact artifact) {
        return maven.get().localFile(artifact);
    }

    @Override
    public Optional<Credential> of(Origin origin) {
        return access(origin).flatMap(RepositoryAccess::login).map(MavenAccess::credential);
    }

    @Override
    public Optional<ProxyServer> of(URI address) {
        return access(Origin.of(address)).flatMap(RepositoryAccess::proxy).map(MavenAccess::server);
    }

    private Optional<RepositoryAccess> access(Origin origin) {
        return Optional.ofNullable(addressed.get(origin)).map(maven.get()::access);
    }

    private static Credential.Basic credential(RepositoryAccess.Login login) {
        return new Credential.Basic(login.user(), login.password());
    }

    private static ProxyServer server(RepositoryAccess.Proxy proxy) {
        return new ProxyServer(
                ProxyServer.Kind.HTTP,
                proxy.address().getHostString(),
                proxy.address().getPort(),
                proxy.login().map(MavenAccess::credential));
    }
}

package org.collectivemind.client.registry.maven;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.repository.internal.ArtifactDescriptorReaderDelegate;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Repository;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.collectivemind.client.transfer.Requests;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;

/** Maven Resolver set up as {@code mvn} would be for this user, stricter where noted, and the repositories it knows. */
final class MavenSession {
    static final String CENTRAL = "central";

    private static final int SILENCE_MILLISECONDS = 60_000;

    private final MavenSettings settings;
    private final ReproducibleSystem supplier;
    private final RepositorySystem system;
    private final DefaultRepositorySystemSession session;
    private final Map<PlainMaven, RemoteRepository> remotes = new HashMap<>();

    MavenSession(MavenUser user, boolean offline, Requests requests) {
        this.settings = MavenSettings.read(user);
        this.supplier = new ReproducibleSystem(requests);
        this.system = supplier.get();
        this.session = MavenRepositorySystemUtils.newSession();
        session.setOffline(offline || settings.effective().isOffline());
        session.setSystemProperties(ReproducibleSystem.PROPERTIES);
        session.setUserProperties(Map.of());
        SettingsSelectors selectors = new SettingsSelectors(settings);
        session.setMirrorSelector(selectors.mirrors());
        session.setProxySelector(selectors.proxies());
        session.setAuthenticationSelector(selectors.authentication());
        // A POM that names further repositories would decide where others' packages come from.
        session.setIgnoreArtifactDescriptorRepositories(true);
        session.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        session.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
        session.setConfigProperty("aether.syncContext.named.factory", "file-lock");
        session.setConfigProperty("aether.syncContext.named.nameMapper", "file-gaecv");
        session.setConfigProperty("aether.offline.protocols", "file");
        // Who asks again after a failure means it; what was answered is remembered by MavenRegistry.
        session.setConfigProperty("aether.updateCheckManager.sessionState", "bypass");
        // Parents that many POMs share are read once, and connections are kept from one question to the next.
        session.setCache(new DefaultRepositoryCache());
        // Maven waits half an hour for the next byte.
        session.setConfigProperty(ConfigurationProperties.REQUEST_TIMEOUT, SILENCE_MILLISECONDS);
        session.setConfigProperty(ConfigurationProperties.USER_AGENT, "collective-mind");
        session.setConfigProperty(ArtifactDescriptorReaderDelegate.class.getName(), new PomReader.Delegate());
        selectors
                .headers()
                .forEach((server, headers) ->
                        session.setConfigProperty(ConfigurationProperties.HTTP_HEADERS + "." + server, headers));
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(
                session, new LocalRepository(settings.localRepository().toFile())));
        // From here on it is shared by the threads that ask.
        session.setReadOnly();
    }

    RepositorySystem system() {
        return system;
    }

    RepositorySystemSession session() {
        return session;
    }

    ReproducibleSystem supplier() {
        return supplier;
    }

    MavenSettings settings() {
        return settings;
    }

    /**
     * The repository that is really asked: after mirrors, with proxy and authentication.
     *
     * @throws UnknownMavenRepository where neither the location nor the settings have an address
     * @throws InsecureRepository for one without TLS
     */
    synchronized RemoteRepository remote(PlainMaven location) {
        return remotes.computeIfAbsent(location, asked -> {
            RemoteRepository remote = system.newResolutionRepositories(session, List.of(configured(asked)))
                    .get(0);
            checkSecure(remote, asked);
            return remote;
        });
    }

    private RemoteRepository configured(PlainMaven location) {
        Optional<Repository> known = Optional.ofNullable(settings.repositories().get(location.id()));
        String url = location.url();
        if (url.isEmpty()) {
            url = known.map(Repository::getUrl)
                    .or(() -> location.id().equals(CENTRAL) ? Optional.of(central()) : Optional.empty())
                    .orElseThrow(() -> new UnknownMavenRepository(
                            location.id(), settings.repositories().keySet()));
        }
        String checksums = known.map(Repository::getReleases)
                .map(policy -> policy.getChecksumPolicy())
                .orElse(RepositoryPolicy.CHECKSUM_POLICY_FAIL);
        return new RemoteRepository.Builder(location.id(), "default", url)
                .setReleasePolicy(new RepositoryPolicy(true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, checksums))
                .setSnapshotPolicy(new RepositoryPolicy(false, RepositoryPolicy.UPDATE_POLICY_NEVER, checksums))
                .build();
    }

    /** The address is Maven's to say: it stands in the POM that every POM inherits from. */
    private static String central() {
        try (InputStream superPom =
                MavenXpp3Reader.class.getResourceAsStream("/org/apache/maven/model/pom-4.0.0.xml")) {
            return new MavenXpp3Reader()
                    .read(superPom).getRepositories().stream()
                            .filter(repository -> repository.getId().equals(CENTRAL))
                            .findFirst()
                            .orElseThrow()
                            .getUrl();
        } catch (IOException | XmlPullParserException broken) {
            throw new IllegalStateException("maven-model-builder carries the super POM", broken);
        }
    }

    private static void checkSecure(RemoteRepository remote, PlainMaven asked) {
        String protocol = remote.getProtocol().toLowerCase(Locale.ROOT);
        boolean allowed = protocol.equals("https")
                || protocol.equals("file")
                || protocol.equals("http") && isLoopback(remote.getUrl());
        if (!allowed || remote.isBlocked()) {
            throw new InsecureRepository(asked.id(), RepositoryUrl.shown(remote));
        }
    }

    private static boolean isLoopback(String url) {
        try {
            String host = Optional.ofNullable(new URI(url).getHost()).orElse("");
            return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}

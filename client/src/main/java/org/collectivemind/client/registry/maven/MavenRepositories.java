package org.collectivemind.client.registry.maven;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.collectivemind.client.transfer.Requests;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.version.Version;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * What Maven does better than we would: metadata, POMs, and where the user's settings say a repository really is. Every answer
 * comes through the user's own mirrors, proxies, logins and local repository. Set up at the first question (a third of a second).
 *
 * <p>With {@code offline}, given here or in the settings, answers come from the local repository or not at all.
 */
public final class MavenRepositories {
    private final MavenUser user;
    private final boolean offline;
    private final Requests requests;
    private Optional<MavenSession> session = Optional.empty();

    public MavenRepositories(MavenUser user, boolean offline) {
        this(user, offline, Requests.NONE);
    }

    /** @param requests hears of every request */
    public MavenRepositories(MavenUser user, boolean offline, Requests requests) {
        this.user = user;
        this.offline = offline;
        this.requests = requests;
    }

    private synchronized MavenSession session() {
        if (session.isEmpty()) {
            session = Optional.of(new MavenSession(user, offline, requests));
        }
        return session.get();
    }

    /**
     * The released versions, as listed; snapshots and what is no version at all are left out, of two spellings of one version the
     * first is taken. Asked of the repository each time.
     *
     * @return empty where the repository does not have the package
     */
    public Optional<List<Version>> versions(PlainMaven repository, PackageName name) {
        return new VersionList(session()).read(session().remote(repository), name);
    }

    /**
     * The POM with its parents, properties, profiles, managed versions and relocations worked in.
     *
     * @return empty where the repository has no such POM
     * @throws org.collectivemind.format.error.MalformedFile for one that Maven cannot read
     */
    public Optional<MavenPom> pom(PlainMaven repository, MavenArtifact artifact) {
        return new PomReader(session()).read(session().remote(repository), artifact);
    }

    /** The POM as published, with all that it builds on; empty where the repository has none. */
    public SortedMap<String, Path> pomFiles(PlainMaven repository, MavenArtifact artifact) {
        return pom(repository, artifact).isPresent()
                ? new PomClosure(session()).files(session().remote(repository), artifact)
                : Collections.emptySortedMap();
    }

    /** Where our own transfer fetches a file: the real addresses, best first. */
    public List<URI> locations(PlainMaven repository, MavenArtifact artifact) {
        URI location = URI.create(RepositoryUrl.base(session().remote(repository)) + artifact.path());
        return List.of(URI.create(location.toASCIIString()));
    }

    /** With what our own transfer reaches a repository. */
    public RepositoryAccess access(PlainMaven repository) {
        return RepositoryAccess.of(session(), session().remote(repository));
    }

    /** The file in the user's local repository, where an earlier build left it. It is as trustworthy as that directory. */
    public Optional<Path> localFile(MavenArtifact artifact) {
        return Optional.of(session().settings().localRepository().resolve(artifact.path()))
                .filter(Files::isRegularFile);
    }

    /** The checksum the repository publishes beside a file; empty where it publishes none, or offline. */
    public Optional<Sha1> publishedSha1(PlainMaven repository, MavenArtifact artifact) {
        RemoteRepository remote = session().remote(repository);
        return new PublishedChecksum(session()).sha1(remote, artifact);
    }

    /** How messages call a repository: {@code central (https://…)}, after mirrors. */
    public String shown(PlainMaven repository) {
        return RepositoryUrl.shown(session().remote(repository));
    }
}

package org.collectivemind.client.registry.maven;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.collectivemind.format.name.PackageName;
import org.eclipse.aether.repository.RemoteRepository;

/** Addresses of repositories and of what lies in them. */
public final class RepositoryUrl {
    private RepositoryUrl() {}

    /** Of a directory. Maven reads `%20`, but of what is not ASCII it wants the characters themselves. */
    public static String of(Path directory) {
        try {
            return new URI("file", "", directory.toUri().getPath(), null).toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("no path can be written as an address: " + directory, impossible);
        }
    }

    /** How messages call a repository: its address without what somebody may have written before an {@code @}. */
    static String shown(RemoteRepository remote) {
        return remote.getUrl().replaceFirst("://[^/@]*@", "://");
    }

    static String base(RemoteRepository remote) {
        String url = remote.getUrl();
        return url.endsWith("/") ? url : url + "/";
    }

    static String metadata(PackageName name) {
        return name.group().replace('.', '/') + "/" + name.name() + "/maven-metadata.xml";
    }
}

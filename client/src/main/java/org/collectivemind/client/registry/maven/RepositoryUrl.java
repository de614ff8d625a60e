package org.collectivemind.client.registry.maven;

import org.collectivemind.format.name.PackageName;
import org.eclipse.aether.repository.RemoteRepository;

/** Addresses of repositories and of what lies in them. */
final class RepositoryUrl {
    private RepositoryUrl() {}

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

package org.collectivemind.client.registry.maven;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * With what a repository is reached. Belongs to its origin alone and is never logged.
 *
 * @param login for the repository, where the settings have one
 * @param headers every request gets, such as a token
 * @param proxy on the way to it, where one is
 */
public record RepositoryAccess(Optional<Login> login, SortedMap<String, String> headers, Optional<Proxy> proxy) {
    public RepositoryAccess {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** A user name and a password. */
    public record Login(String user, String password) {
        /** The password stays out of messages and logs. */
        @Override
        public String toString() {
            return user + ":***";
        }
    }

    /** An HTTP proxy. @param address unresolved: names are the proxy's to look up */
    public record Proxy(InetSocketAddress address, Optional<Login> login) {}

    static RepositoryAccess of(MavenSession session, RemoteRepository remote) {
        SortedMap<String, String> headers = new TreeMap<>();
        session.settings().servers().stream()
                .filter(server -> server.getId().equals(remote.getId()))
                .forEach(server -> headers.putAll(ServerHeaders.of(server)));
        return new RepositoryAccess(
                login(AuthenticationContext.forRepository(session.session(), remote)), headers, proxy(session, remote));
    }

    private static Optional<Proxy> proxy(MavenSession session, RemoteRepository remote) {
        return Optional.ofNullable(remote.getProxy())
                .map(proxy -> new Proxy(
                        InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()),
                        login(AuthenticationContext.forProxy(session.session(), remote))));
    }

    private static Optional<Login> login(@org.jspecify.annotations.Nullable AuthenticationContext context) {
        if (context == null) {
            return Optional.empty();
        }
        try (context) {
            String user = context.get(AuthenticationContext.USERNAME);
            String password = context.get(AuthenticationContext.PASSWORD);
            return user == null ? Optional.empty() : Optional.of(new Login(user, password == null ? "" : password));
        }
    }

    /** Headers may be secrets. */
    @Override
    public String toString() {
        return "RepositoryAccess[login=" + login + ", headers=" + headers.keySet() + ", proxy=" + proxy + "]";
    }
}

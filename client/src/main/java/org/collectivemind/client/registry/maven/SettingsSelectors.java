package org.collectivemind.client.registry.maven;

import java.util.HashMap;
import java.util.Map;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.eclipse.aether.repository.AuthenticationSelector;
import org.eclipse.aether.repository.MirrorSelector;
import org.eclipse.aether.repository.ProxySelector;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;

/** Mirrors, proxies and logins of the settings, as Maven Resolver asks for them. */
record SettingsSelectors(MavenSettings settings) {
    MirrorSelector mirrors() {
        DefaultMirrorSelector selector = new DefaultMirrorSelector();
        for (Mirror mirror : settings.effective().getMirrors()) {
            selector.add(
                    mirror.getId(),
                    mirror.getUrl(),
                    mirror.getLayout(),
                    false,
                    mirror.isBlocked(),
                    mirror.getMirrorOf(),
                    mirror.getMirrorOfLayouts());
        }
        return selector;
    }

    ProxySelector proxies() {
        DefaultProxySelector selector = new DefaultProxySelector();
        for (Proxy proxy : settings.proxies()) {
            AuthenticationBuilder login =
                    new AuthenticationBuilder().addUsername(proxy.getUsername()).addPassword(proxy.getPassword());
            selector.add(
                    new org.eclipse.aether.repository.Proxy(
                            proxy.getProtocol(), proxy.getHost(), proxy.getPort(), login.build()),
                    proxy.getNonProxyHosts());
        }
        return selector;
    }

    AuthenticationSelector authentication() {
        DefaultAuthenticationSelector selector = new DefaultAuthenticationSelector();
        for (Server server : settings.servers()) {
            AuthenticationBuilder login = new AuthenticationBuilder()
                    .addUsername(server.getUsername())
                    .addPassword(server.getPassword());
            selector.add(server.getId(), login.build());
        }
        return selector;
    }

    /** What each server is sent, by the server's id. */
    Map<String, Map<String, String>> headers() {
        Map<String, Map<String, String>> headers = new HashMap<>();
        settings.servers().forEach(server -> {
            Map<String, String> own = ServerHeaders.of(server);
            if (!own.isEmpty()) {
                headers.put(server.getId(), own);
            }
        });
        return headers;
    }
}

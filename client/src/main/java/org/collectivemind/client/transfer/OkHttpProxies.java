package org.collectivemind.client.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import okhttp3.Authenticator;

/** {@link Proxies} in the words of OkHttp. */
final class OkHttpProxies extends ProxySelector {
    private final Proxies proxies;

    OkHttpProxies(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public List<Proxy> select(URI address) {
        return proxies.of(address)
                .map(server -> new Proxy(
                        server.kind() == ProxyServer.Kind.HTTP ? Proxy.Type.HTTP : Proxy.Type.SOCKS,
                        InetSocketAddress.createUnresolved(server.host(), server.port())))
                .map(List::of)
                .orElse(List.of(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // Told by the failure of the request itself.
    }

    /** Answers a proxy's 407 once; the proxy's secret goes to no other host. */
    static Authenticator authenticator(Proxies proxies) {
        return (route, response) -> response.request().header("Proxy-Authorization") != null
                ? null
                : proxies.of(response.request().url().uri())
                        .flatMap(ProxyServer::credential)
                        .map(credential -> response.request()
                                .newBuilder()
                                .header("Proxy-Authorization", credential.header())
                                .build())
                        .orElse(null);
    }
}

package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.error.MalformedText;

/**
 * The proxy variables as curl and Go read them: lower case first, a proxy without a scheme is an HTTP one, {@code NO_PROXY} lists
 * host names (with all their subdomains), addresses, either with a port, or {@code *}. Loopback is never asked through a proxy.
 */
final class EnvironmentProxies implements Proxies {
    private final Map<String, String> environment;

    EnvironmentProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<ProxyServer> of(URI address) {
        Origin origin = Origin.of(address);
        if (Hosts.isLoopback(origin.host()) || isExempt(origin)) {
            return Optional.empty();
        }
        return variable(origin.scheme() + "_proxy")
                .or(() -> variable("all_proxy"))
                .map(EnvironmentProxies::parse);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private boolean isExempt(Origin origin) {
        String list = variable("no_proxy").orElse("").toLowerCase(Locale.ROOT);
        return Arrays.stream(list.split("[,\\s]+")).anyMatch(entry -> exempts(entry, origin));
    }

    private static boolean exempts(String entry, Origin origin) {
        if (entry.equals("*")) {
            return true;
        }
        String suffix = ":" + origin.port();
        String name = entry.endsWith(suffix) ? entry.substring(0, entry.length() - suffix.length()) : entry;
        String domain = name.replaceFirst("^\\*?\\.", "");
        String host = Hosts.bare(origin.host());
        return !domain.isEmpty() && (host.equals(Hosts.bare(domain)) || host.endsWith('.' + domain));
    }

    private static ProxyServer parse(String text) {
        try {
            URI proxy = URI.create(text.contains("://") ? text : "http://" + text);
            boolean socks = List.of("socks", "socks5", "socks5h").contains(proxy.getScheme());
            if (proxy.getHost() != null && (socks || proxy.getScheme().equals("http"))) {
                int port = proxy.getPort() >= 0 ? proxy.getPort() : socks ? 1080 : 80;
                return new ProxyServer(
                        socks ? ProxyServer.Kind.SOCKS : ProxyServer.Kind.HTTP,
                        Hosts.bare(proxy.getHost()),
                        port,
                        Redaction.userInfo(proxy));
            }
        } catch (IllegalArgumentException malformed) {
            // Said below, without what may be a password.
        }
        throw new MalformedText(
                "proxy address",
                text.replaceFirst("(//)?[^/@]*@", "$1***@"),
                "http://host:port or socks5://host:port is wanted",
                List.of("see the variables `HTTPS_PROXY`, `HTTP_PROXY` and `ALL_PROXY`"));
    }
}

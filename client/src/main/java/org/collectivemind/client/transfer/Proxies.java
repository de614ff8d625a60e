package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Which proxy leads to an address, if any. */
public interface Proxies {
    Proxies NONE = address -> Optional.empty();

    Optional<ProxyServer> of(URI address);

    /** As the variables {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} say, in either case. */
    static Proxies fromEnvironment(Map<String, String> environment) {
        return new EnvironmentProxies(environment);
    }

    /** This, and where it names none, the other. */
    default Proxies or(Proxies other) {
        return address -> of(address).or(() -> other.of(address));
    }
}

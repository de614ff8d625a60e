package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port: what a credential is bound to (RFC 6454). Lower case, the default port written out. */
public record Origin(String scheme, String host, int port) {
    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
    }

    /** @param address an {@code http:} or {@code https:} address with a host */
    public static Origin of(URI address) {
        boolean secure = address.getScheme().equalsIgnoreCase("https");
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        return new Origin(address.getScheme(), address.getHost(), port);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ':' + port;
    }
}

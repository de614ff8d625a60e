package org.collectivemind.client.transfer;

import java.util.Optional;

/** A proxy between us and a host. It prints without its secret. */
public record ProxyServer(Kind kind, String host, int port, Optional<Credential.Basic> credential) {
    /** How to speak to it. */
    public enum Kind {
        HTTP,
        SOCKS
    }
}

package org.collectivemind.testrepos.server;

import java.net.URI;
import java.time.Instant;

/**
 * A request as it arrived.
 *
 * @param target the request target as sent, query included
 * @param body what was uploaded; empty for a request without a body
 * @param at when its header block was complete
 * @param connection number of the connection it came over, counted from 1, so that tests see reuse
 */
public record Request(String method, String target, Headers headers, Body body, Instant at, int connection) {
    /** The decoded path, without the query. */
    public String path() {
        return pathOf(target);
    }

    /** @throws IllegalArgumentException if the target is no path of a URI */
    static String pathOf(String target) {
        // Without an origin in front, `//a/b` would read as host `a`.
        return URI.create(target.startsWith("/") ? "http://localhost" + target : target)
                .getPath();
    }

    Request withoutHeader(String name) {
        return new Request(method, target, headers.without(name), body, at, connection);
    }
}

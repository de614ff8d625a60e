package org.collectivemind.client.transfer;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one way out: {@code --offline}, the rules for addresses and redirects, and who may see a credential are held here and
 * nowhere else.
 */
final class Door {
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final TransferPolicy policy;
    private final Credentials credentials;
    private final Wire files = new FileWire();
    private final ConnectionBudget budget = new ConnectionBudget();
    private final Supplier<Wire> http;

    /** @param http asked for when a connection is really wanted, not before */
    Door(TransferPolicy policy, Credentials credentials, Supplier<Wire> http) {
        this.policy = policy;
        this.credentials = credentials;
        this.http = http;
    }

    boolean isShut(URI address) {
        return policy.offline() && !isFile(address);
    }

    /**
     * Asks when it is its turn, and goes where it is sent within the rules.
     *
     * @param label what the user knows the file by
     * @param lane what the connection is for; it counts until the answer is closed
     * @return any answer but a redirect
     * @throws IOException when asking again may help
     */
    Reply open(String label, Ask ask, Cancellation cancellation, ConnectionBudget.Lane lane) throws IOException {
        return isFile(ask.address())
                ? go(label, ask, cancellation)
                : budget.ask(lane, () -> go(label, ask, cancellation));
    }

    private Reply go(String label, Ask ask, Cancellation cancellation) throws IOException {
        URI from = ask.address();
        Ask plain = ask.with("Accept-Encoding", "identity").with("User-Agent", "cm");
        Ask next = credential(from)
                .map(credential -> plain.with("Authorization", credential.header()))
                .orElse(plain);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            cancellation.check();
            Reply reply = pass(label, from, next, cancellation);
            if (!REDIRECTS.contains(reply.status())) {
                return reply;
            }
            try (reply) {
                Optional<String> location = reply.header("Location");
                if (location.isEmpty()) {
                    throw new NetworkFailure(
                            label,
                            from,
                            1,
                            "HTTP " + reply.status() + " without a Location",
                            reply.status(),
                            List.of());
                }
                next = new Redirect(label, from, location.get()).after(next);
            }
        }
        throw new RefusedAddress(
                label,
                next.address().toString(),
                "more than " + MOST_REDIRECTS + " redirects",
                List.of("the host seems to send in circles"),
                from);
    }

    private Reply pass(String label, URI from, Ask ask, Cancellation cancellation) throws IOException {
        if (isShut(ask.address())) {
            throw new Offline(List.of(label));
        }
        admit(label, from, ask.address());
        if (isFile(ask.address())) {
            return files.open(ask, cancellation);
        }
        try {
            return http.get().open(ask, cancellation);
        } catch (Hosts.RedirectedInside refused) {
            throw Redirect.inside(label, from, ask.address().toString(), String.valueOf(refused.getMessage()));
        }
    }

    private void admit(String label, URI from, URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(java.util.Locale.ROOT);
        String text = address.toString();
        if (scheme.equals("file")) {
            if (address.isOpaque()
                    || address.getRawAuthority() != null
                    || address.getRawQuery() != null
                    || address.getRawFragment() != null) {
                throw new RefusedAddress(
                        label, text, "it names more than a local file", List.of("write `file:///path`"), from);
            }
        } else if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new RefusedAddress(
                    label, text, "only https:, http: and file: addresses can be fetched", List.of(), from);
        } else if (address.getHost() == null || Hosts.isDisguised(address.getHost())) {
            throw new RefusedAddress(label, text, "it has no host name that can be looked up", List.of(), from);
        } else if (scheme.equals("http")
                && !Hosts.isLoopback(address.getHost())
                && !policy.allowHttp().contains(Hosts.bare(address.getHost()))) {
            throw new RefusedAddress(
                    label,
                    text,
                    "http: is not encrypted: anybody on the way could read and change it",
                    List.of("use https:, or `--allow-http " + Hosts.bare(address.getHost())
                            + "` if you trust the network"),
                    from);
        }
    }

    private Optional<Credential> credential(URI address) {
        if (isFile(address) || address.getHost() == null || address.getScheme() == null) {
            return Optional.empty();
        }
        return credentials.of(Origin.of(address)).or(() -> Redaction.userInfo(address));
    }

    private static boolean isFile(URI address) {
        return "file".equalsIgnoreCase(address.getScheme());
    }
}

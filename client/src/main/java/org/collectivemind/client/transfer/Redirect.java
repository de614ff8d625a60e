package org.collectivemind.client.transfer;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One redirect and the rules it must pass. What it leads to must be admitted like any address besides. */
record Redirect(String label, URI from, String location) {
    Ask after(Ask ask) {
        URI target = target(ask.address());
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(target.toString(), "a redirect may only lead to https: or http:");
        }
        if (target.getHost() == null) {
            throw refused(target.toString(), "the redirect leads to no host");
        }
        if (scheme.equals("http") && ask.address().getScheme().equalsIgnoreCase("https")) {
            throw refused(target.toString(), "a redirect may not lead from https: to http:");
        }
        boolean sameHost = target.getHost().equalsIgnoreCase(ask.address().getHost());
        boolean outside = ask.outsideOnly()
                || !sameHost && !Hosts.isLoopback(ask.address().getHost());
        boolean metadata = Hosts.isInternal(target.getHost()) && !Hosts.isLoopback(target.getHost());
        if (!sameHost && (metadata || outside && Hosts.isLoopback(target.getHost()))) {
            throw inside(label, from, target.toString(), "`" + target.getHost() + "` is an internal address");
        }
        Ask next = ask.redirectedTo(target, outside);
        // Once gone it stays gone: a stranger may not send us back with our own credential to a place of its choice.
        return Origin.of(target).equals(Origin.of(ask.address()))
                ? next
                : next.without("Authorization").without("Cookie");
    }

    static RefusedAddress inside(String label, URI from, String target, String why) {
        return new RefusedAddress(
                label,
                target,
                "a redirect from outside may not lead to this machine or its network's inside: " + why,
                List.of(),
                from);
    }

    private URI target(URI base) {
        try {
            String escaped = escaped(location.strip());
            // URI.resolve drops the file name of the base when there is a query alone.
            String path = escaped.startsWith("?") ? base.getRawPath() : "";
            return base.resolve(new URI((path + escaped).replaceFirst("#.*", "")));
        } catch (URISyntaxException malformed) {
            throw refused(location, "the redirect is not an address");
        }
    }

    /** Hosts send raw spaces, quotes and UTF-8 in {@code Location}; every browser escapes them. */
    private static String escaped(String location) {
        StringBuilder out = new StringBuilder();
        // Header values arrive as Latin-1 or UTF-8, whichever OkHttp found valid; what is written back is UTF-8.
        for (byte b : location.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 0x7f && "\"<>\\^`{|}".indexOf(b) < 0;
            out.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return out.toString();
    }

    private RefusedAddress refused(String target, String reason) {
        return new RefusedAddress(label, target, reason, List.of(), from);
    }
}

package org.collectivemind.format.manifest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** Where a registry is. Plain {@code http} is for this machine only, and credentials never stand in a file (DESIGN §7). */
public sealed interface RegistryLocation {
    /**
     * A Collective Mind registry. @param url {@code file:} with a path absolute or relative to the project, or {@code https:}
     */
    record Cm(String url) implements RegistryLocation {
        public Cm {
            checkUrl(url);
        }
    }

    /**
     * A plain Maven repository. @param url empty for one that Maven's own configuration knows by this id, such as
     * {@code central}
     */
    record PlainMaven(String id, String url) implements RegistryLocation {
        private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

        public PlainMaven {
            if (!GRAMMAR.matcher(id).matches()) {
                throw new MalformedText("Maven repository id", id, "letters, digits, `.`, `_` and `-` are allowed");
            }
            if (!url.isEmpty()) {
                checkUrl(url);
            }
        }
    }

    private static void checkUrl(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new MalformedText(
                    "registry URL", shown(url), "character " + (e.getIndex() + 1) + " is not allowed there");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("file") && uri.getRawSchemeSpecificPart().length() > 0) {
            return;
        }
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null) {
            List<String> hints = scheme.isEmpty() ? List.of("a directory is written `file:" + url + "`") : List.of();
            throw new MalformedText("registry URL", url, "`https:` or `file:` is wanted", hints);
        }
        if (uri.getRawUserInfo() != null) {
            throw new MalformedText(
                    "registry URL",
                    shown(url),
                    "credentials do not belong into a file",
                    List.of("leave them out of the address"));
        }
        if (scheme.equals("http") && !loopback(uri.getHost())) {
            throw new MalformedText("registry URL", url, "`http:` is for this machine only", List.of("use `https:`"));
        }
    }

    /** Without credentials. */
    private static String shown(String url) {
        return url.replaceAll("//[^/]*@", "//…@");
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}

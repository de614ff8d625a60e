package org.collectivemind.client.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.manifest.RegistryLocation;

/** The base address of a Collective Mind registry. Always ends in {@code /}. */
public final class RegistryAddress {
    private static final String FILE = "file:";

    private RegistryAddress() {}

    /** @param directory what a relative {@code file:} path is relative to */
    public static URI of(RegistryLocation location, Path directory) {
        if (!(location instanceof RegistryLocation.Cm cm)) {
            throw new IllegalArgumentException("not a Collective Mind registry: " + location);
        }
        if (isDirectory(cm)) {
            String base = path(cm, directory).toUri().toString();
            return URI.create(base.endsWith("/") ? base : base + "/");
        }
        try {
            return new URI(cm.url().endsWith("/") ? cm.url() : cm.url() + "/");
        } catch (URISyntaxException malformed) {
            throw new MalformedText("registry URL", cm.url(), malformed.getReason());
        }
    }

    public static boolean isDirectory(RegistryLocation.Cm cm) {
        return cm.url().startsWith(FILE);
    }

    /** The directory of a {@code file:} registry. */
    public static Path path(RegistryLocation.Cm cm, Path directory) {
        URI url = URI.create(cm.url());
        if (cm.url().startsWith(FILE + "///")) {
            return Path.of(url);
        }
        // Decoded, so that a directory may have any name: `file:../my%20registry`.
        return directory.resolve(url.getSchemeSpecificPart()).normalize();
    }
}

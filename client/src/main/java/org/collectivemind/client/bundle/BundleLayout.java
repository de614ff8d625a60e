package org.collectivemind.client.bundle;

import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.manifest.RegistryAlias;

/** Where things lie in a bundle. */
final class BundleLayout {
    /** The lock, the manifest and the platform files it names: a project that can be copied and installed. */
    static final String PROJECT = "project/";

    private BundleLayout() {}

    /** Bytes that have no place in a registry: by content. */
    static EntryPath content(Digest sha256) {
        return new EntryPath("payloads/sha256/" + sha256.hex().substring(0, 2) + "/" + sha256.hex());
    }

    /** The directory of a registry, with a {@code /} at its end. */
    static String registry(RegistryAlias alias) {
        return "registries/" + alias + "/";
    }
}

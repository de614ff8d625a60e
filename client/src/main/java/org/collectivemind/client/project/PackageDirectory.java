package org.collectivemind.client.project;

import org.collectivemind.format.manifest.ManifestPositions;
import org.collectivemind.format.manifest.PackageManifest;
import org.collectivemind.format.manifest.ParsedManifest;

/** A directory whose manifest describes a package to publish. */
public record PackageDirectory(PackageManifest manifest, ManifestPositions positions) {
    public static PackageDirectory in(Project directory) {
        ParsedManifest parsed = directory.manifest();
        if (parsed.manifest() instanceof PackageManifest manifest) {
            return new PackageDirectory(manifest, parsed.positions());
        }
        throw new WrongManifest(directory.manifestPath(), "a package", "a project");
    }
}

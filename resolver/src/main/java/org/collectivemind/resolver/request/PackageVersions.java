package org.collectivemind.resolver.request;

import java.util.List;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.VersionScheme;

/** Every published version of a package, in any order; no version twice. */
public record PackageVersions(PackageName name, VersionScheme scheme, List<VersionEntry> versions) {
    public PackageVersions {
        versions = List.copyOf(versions);
    }
}

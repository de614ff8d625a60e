package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.VariantId;

/**
 * A package in an environment.
 *
 * @param root where its files lie
 * @param dependencies names of the installed packages it depends on
 */
public record InstalledPackage(
        Coordinate coordinate, VariantId variant, Path root, List<PackageName> dependencies, Exports exports) {
    public InstalledPackage {
        dependencies = List.copyOf(dependencies);
    }

    public PackageName name() {
        return coordinate.name();
    }
}

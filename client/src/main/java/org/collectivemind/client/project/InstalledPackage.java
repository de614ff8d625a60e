package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.VariantId;

/**
 * A package in an environment. What one gives that is there under an alias has the alias in its name, so that it does not get in the
 * way of the same package without.
 *
 * @param root where its files lie
 * @param program the machine's own that stands for it, which then has no files
 * @param dependencies places of the installed packages it depends on
 */
public record InstalledPackage(
        Coordinate coordinate,
        Optional<Alias> alias,
        VariantId variant,
        Path root,
        Optional<SystemProgram> program,
        List<PackageSlot> dependencies,
        Exports exports) {
    public InstalledPackage {
        dependencies = List.copyOf(dependencies);
    }

    /** One with files. */
    public InstalledPackage(
            Coordinate coordinate,
            Optional<Alias> alias,
            VariantId variant,
            Path root,
            List<PackageSlot> dependencies,
            Exports exports) {
        this(coordinate, alias, variant, root, Optional.empty(), dependencies, exports);
    }

    /** The machine's own, in the directory it is in. */
    static InstalledPackage of(LockedPackage locked, LockedVariant variant, SystemProgram program) {
        return new InstalledPackage(
                locked.coordinate(),
                locked.alias(),
                variant.id(),
                program.directory(),
                Optional.of(program),
                variant.dependencies(),
                Exports.NONE);
    }

    public PackageSlot slot() {
        return new PackageSlot(coordinate.name(), alias);
    }

    /** {@code OLD_} before a variable's name under the alias {@code old}. A variable does not begin with a digit. */
    String variable(String name) {
        return alias.map(given -> given.text()
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_')
                                .replace('.', '_'))
                        .map(prefix -> (Character.isDigit(prefix.charAt(0)) ? "_" : "") + prefix + "_")
                        .orElse("")
                + name;
    }

    /** {@code old-} before a command's name. */
    String command(String name) {
        return alias.map(given -> given + "-").orElse("") + name;
    }
}

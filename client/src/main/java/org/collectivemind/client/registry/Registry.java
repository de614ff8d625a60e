package org.collectivemind.client.registry;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.PackageVersions;

/** A registry as readers use it, from many threads. Answers are of one moment: asked twice, a process hears the same. */
public interface Registry {
    RegistryDeclaration declaration();

    /** Empty where the registry does not have the package. */
    Optional<PackageVersions> versions(PackageName name);

    /** Whether {@link #versions} has an answer. */
    default boolean has(PackageName name) {
        return versions(name).isPresent();
    }

    Relations relations(PackageName name, Version version, VariantId variant);

    /**
     * The whole version with payloads and hashes. A plain Maven repository publishes none we trust, so there the payload is fetched
     * and hashed.
     */
    Release release(Coordinate coordinate);

    /** The same, where only these variants are wanted: what others would cost to find out is saved. */
    default Release release(Coordinate coordinate, Set<VariantId> wanted) {
        return release(coordinate);
    }

    /** The newest version that says how a machine which has the program already is told, yanked ones left out. */
    default Optional<Release> detecting(PackageName name) {
        return Optional.empty();
    }

    /** False where it is known without a question about this package that the registry does not have it. */
    default boolean mayHave(PackageName name) {
        return true;
    }

    /** Whether an answer costs no request, so that nothing is won by asking ahead. */
    default boolean isNear() {
        return false;
    }

    /** How many answers were fetched ahead, and nobody has needed yet. */
    default int unused() {
        return 0;
    }

    /** Every package; empty where the registry cannot list them, as a plain Maven repository. */
    Optional<List<PackageName>> packages();

    /** Packages some version of which provides the capability, yanked ones included. */
    default SortedSet<PackageName> providers(CapabilityName capability) {
        return Collections.emptySortedSet();
    }

    /** Packages some version of which bears all the tags, yanked ones included. @param tags at least one */
    default SortedSet<PackageName> tagged(SortedSet<String> tags) {
        return Collections.emptySortedSet();
    }
}

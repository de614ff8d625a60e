package org.collectivemind.client.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * A registry, and beside what it publishes what the machines in question already have of its packages. Such a candidate needs a fact,
 * so it is only taken for machines that have the program, whoever found it there.
 */
public final class SystemRegistry implements Registry {
    private final Registry registry;
    private final Machines machines;
    private final Map<PackageName, Optional<Detected>> detected = new ConcurrentHashMap<>();
    private final Map<PackageName, Optional<PackageVersions>> versions = new ConcurrentHashMap<>();

    public SystemRegistry(Registry registry, Machines machines) {
        this.registry = registry;
        this.machines = machines;
    }

    /** Who knows which programs machines have. */
    public interface Machines {
        /**
         * Versions that some machine in question has, or a lock in question took, of a package that has a rule; none where nobody wants
         * to know.
         */
        List<DottedNumber> versions(Release rule);
    }

    @Override
    public RegistryDeclaration declaration() {
        return registry.declaration();
    }

    private Optional<Detected> detected(PackageName name) {
        return detected.computeIfAbsent(
                name,
                key -> registry.detecting(name)
                        .map(release -> Detected.of(release, machines.versions(release)))
                        .filter(found -> !found.variants().isEmpty()));
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return versions.computeIfAbsent(
                name,
                key -> registry.versions(name)
                        .map(published -> detected(name)
                                .map(found -> both(published, found))
                                .orElse(published)));
    }

    private static PackageVersions both(PackageVersions published, Detected found) {
        List<VersionEntry> entries = new ArrayList<>(published.versions());
        found.variants().forEach((version, variant) -> {
            int same = 0;
            while (same < entries.size() && entries.get(same).version().compareTo(version) != 0) {
                same++;
            }
            VariantEntry entry = entry(variant);
            if (same == entries.size()) {
                // What a machine has was not published, so no cutoff holds it back.
                entries.add(new VersionEntry(
                        version,
                        Optional.empty(),
                        Optional.of(Instant.EPOCH),
                        Collections.emptySortedSet(),
                        List.of(),
                        List.of(entry)));
            } else if (entries.get(same).variants().stream()
                    .noneMatch(other -> other.id().equals(Detected.ID))) {
                entries.set(same, with(entries.get(same), entry));
            }
        });
        return new PackageVersions(published.name(), published.scheme(), entries);
    }

    private static VersionEntry with(VersionEntry version, VariantEntry more) {
        List<VariantEntry> variants = new ArrayList<>(version.variants());
        variants.add(more);
        return new VersionEntry(
                version.version(), version.yanked(), version.published(), version.tags(), version.axes(), variants);
    }

    private static VariantEntry entry(Variant variant) {
        return new VariantEntry(
                variant.id(),
                variant.attributes(),
                variant.requires(),
                variant.relations().provides(),
                variant.relations().coherent());
    }

    /** The variant of a version that a machine has. */
    private Optional<Variant> variant(PackageName name, Version version) {
        return detected(name).map(found -> found.variants().get(version));
    }

    private boolean isPublished(PackageName name, Version version) {
        return registry.versions(name).stream()
                .flatMap(published -> published.versions().stream())
                .anyMatch(entry -> entry.version().equals(version));
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId id) {
        Optional<Variant> system = id.equals(Detected.ID) ? variant(name, version) : Optional.empty();
        return system.map(Variant::relations).orElseGet(() -> registry.relations(name, version, id));
    }

    @Override
    public Release release(Coordinate coordinate) {
        return release(coordinate, published -> registry.release(published));
    }

    @Override
    public Release release(Coordinate coordinate, Set<VariantId> wanted) {
        return release(coordinate, published -> registry.release(published, wanted));
    }

    private Release release(Coordinate coordinate, java.util.function.Function<Coordinate, Release> publish) {
        if (variant(coordinate.name(), coordinate.version()).isEmpty()) {
            return publish.apply(coordinate);
        }
        Optional<Release> published = isPublished(coordinate.name(), coordinate.version())
                ? Optional.of(publish.apply(coordinate))
                : Optional.empty();
        boolean taken =
                published.flatMap(release -> release.variant(Detected.ID)).isPresent();
        return taken
                ? published.get()
                : detected(coordinate.name()).orElseThrow().release(coordinate.version(), published);
    }

    @Override
    public Optional<Release> detecting(PackageName name) {
        return registry.detecting(name);
    }

    @Override
    public boolean has(PackageName name) {
        return registry.has(name);
    }

    @Override
    public boolean mayHave(PackageName name) {
        return registry.mayHave(name);
    }

    @Override
    public boolean isNear() {
        return registry.isNear();
    }

    @Override
    public int unused() {
        return registry.unused();
    }

    @Override
    public Optional<List<PackageName>> packages() {
        return registry.packages();
    }

    @Override
    public SortedSet<PackageName> providers(CapabilityName capability) {
        return registry.providers(capability);
    }

    @Override
    public SortedSet<PackageName> tagged(SortedSet<String> tags) {
        return registry.tagged(tags);
    }
}

package org.collectivemind.client.registry;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.collectivemind.format.index.Shard;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** Reads a Collective Mind registry through its index: one root, and a shard for each package asked about. */
public final class CmRegistry implements Registry {
    private final RegistryDeclaration declaration;
    private final RegistryIndex index;
    private final Consumer<RegistryIndex.Head> accepted;
    private final boolean near;
    private final Lookups<PackageName, Optional<Shard>> shards;
    private Optional<RegistryIndex.Head> head = Optional.empty();

    public CmRegistry(RegistryDeclaration declaration, RegistryStorage storage) {
        this(declaration, storage, head -> {});
    }

    /** @param seen refuses a registry that went back */
    public CmRegistry(RegistryDeclaration declaration, RegistryStorage storage, SeenRoots seen) {
        this(declaration, storage, head -> seen.accept(storage.location(), head));
    }

    private CmRegistry(
            RegistryDeclaration declaration, RegistryStorage storage, Consumer<RegistryIndex.Head> accepted) {
        this.declaration = declaration;
        this.index = new RegistryIndex(storage);
        this.accepted = accepted;
        this.near = storage.isNear();
        this.shards = new Lookups<>(name -> index.shard(head().root(), name));
    }

    @Override
    public RegistryDeclaration declaration() {
        return declaration;
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return shard(name)
                .map(shard -> new PackageVersions(
                        name,
                        VersionScheme.CM,
                        shard.lines().stream().map(CmRegistry::entry).toList()));
    }

    private static VersionEntry entry(ShardLine line) {
        Release release = line.release();
        List<VariantEntry> variants = release.variants().stream()
                .map(variant -> entry(variant, release.relations().plus(variant.relations())))
                .toList();
        return new VersionEntry(
                release.coordinate().version(),
                line.yanked(),
                Optional.of(line.published()),
                new TreeSet<>(release.tags()),
                release.axes(),
                variants);
    }

    private static VariantEntry entry(Variant variant, Relations relations) {
        return new VariantEntry(
                variant.id(), variant.attributes(), variant.requires(), relations.provides(), relations.coherent());
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        Release release = release(new Coordinate(name, version));
        return release.variant(variant)
                .map(found -> release.relations().plus(found.relations()))
                .orElse(release.relations());
    }

    @Override
    public Release release(Coordinate coordinate) {
        return line(coordinate)
                .map(ShardLine::release)
                .orElseThrow(() -> new UnknownPackage(coordinate.name(), List.of(declaration.alias()), List.of()));
    }

    /** What the index says of one version. */
    public Optional<ShardLine> line(Coordinate coordinate) {
        return shard(coordinate.name()).flatMap(shard -> shard.line(coordinate.version()));
    }

    public Optional<Shard> shard(PackageName name) {
        return has(name) ? shards.get(name) : Optional.empty();
    }

    @Override
    public boolean has(PackageName name) {
        return head().root().shards().containsKey(name);
    }

    @Override
    public boolean mayHave(PackageName name) {
        return has(name);
    }

    @Override
    public boolean isNear() {
        return near;
    }

    @Override
    public int unused() {
        return shards.unused();
    }

    @Override
    public Optional<List<PackageName>> packages() {
        return Optional.of(List.copyOf(head().root().shards().keySet()));
    }

    private synchronized RegistryIndex.Head head() {
        if (head.isEmpty()) {
            RegistryIndex.Head found = index.head();
            accepted.accept(found);
            head = Optional.of(found);
        }
        return head.get();
    }
}

package org.collectivemind.client.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.format.index.Shard;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.index.TermBucket;
import org.collectivemind.format.index.Terms;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.request.Footprint;
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
    private final Lookups<TermBucket, Optional<Terms>> terms;
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
        this.terms = new Lookups<>(bucket -> index.terms(head().root(), bucket));
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
                variant.id(),
                variant.attributes(),
                variant.requires(),
                variant.resources().map(resources -> new Footprint(resources, variant.installedSize())),
                relations.provides(),
                relations.coherent(),
                Collections.emptySortedMap());
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

    @Override
    public Optional<Release> detecting(PackageName name) {
        return shard(name).stream()
                .flatMap(shard -> shard.lines().stream())
                .filter(line -> line.yanked().isEmpty())
                .map(ShardLine::release)
                .filter(release -> release.detect().isPresent())
                .max(Comparator.comparing(release -> release.coordinate().version()));
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

    @Override
    public SortedSet<PackageName> providers(CapabilityName capability) {
        return within(terms.get(TermBucket.of(capability.text())).map(bucket -> bucket.providers(capability)))
                .filter(name -> has(
                        name,
                        release -> Terms.provided(release)
                                .anyMatch(provided -> provided.name().equals(capability))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public SortedSet<PackageName> tagged(SortedSet<String> tags) {
        Optional<SortedSet<PackageName>> named = Optional.empty();
        for (String tag : tags) {
            Optional<SortedSet<PackageName>> more =
                    terms.get(TermBucket.of(tag)).map(bucket -> bucket.tagged(tag));
            named = named.map(names -> common(names, more.orElse(names))).or(() -> more);
        }
        return within(named)
                .filter(name -> has(name, release -> release.tags().containsAll(tags)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<PackageName> common(SortedSet<PackageName> some, SortedSet<PackageName> others) {
        SortedSet<PackageName> both = new TreeSet<>(some);
        both.retainAll(others);
        return both;
    }

    /** Where to look: where the terms say, or everywhere in an index without terms. */
    private Stream<PackageName> within(Optional<SortedSet<PackageName>> named) {
        return named.map(Collection::stream).orElseGet(() -> head().root().shards().keySet().stream());
    }

    /** The terms only say where to look; what a package is, its shard says. */
    private boolean has(PackageName name, Predicate<Release> wanted) {
        return shard(name).stream()
                .flatMap(shard -> shard.lines().stream())
                .anyMatch(line -> wanted.test(line.release()));
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

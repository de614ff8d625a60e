package org.collectivemind.resolver.repair;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;

/** Asks a source nothing twice, over many solves. Mutable. */
final class Remembered implements PackageSource {
    private final PackageSource source;
    private final Map<PackageName, Optional<PackageVersions>> versions = new HashMap<>();
    private final Map<Question, Relations> relations = new HashMap<>();
    private final Map<CapabilityName, SortedSet<PackageName>> providers = new HashMap<>();
    private final Map<SortedSet<String>, SortedSet<PackageName>> tagged = new HashMap<>();

    private record Question(PackageName name, Version version, VariantId variant) {}

    Remembered(PackageSource source) {
        this.source = source;
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return versions.computeIfAbsent(name, source::versions);
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        return relations.computeIfAbsent(
                new Question(name, version, variant), asked -> source.relations(name, version, variant));
    }

    @Override
    public SortedSet<PackageName> providers(CapabilityName capability) {
        return providers.computeIfAbsent(capability, source::providers);
    }

    @Override
    public SortedSet<PackageName> tagged(SortedSet<String> tags) {
        return tagged.computeIfAbsent(tags, source::tagged);
    }
}

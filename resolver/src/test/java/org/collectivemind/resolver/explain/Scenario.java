package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.Target;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** A universe and what is asked of it. Mutable while {@link ScenarioText} reads it. */
final class Scenario implements PackageSource {
    VersionScheme scheme = VersionScheme.CM;
    Rules rules = Rules.NONE;
    final List<Target> targets = new ArrayList<>();
    final List<Dependency> roots = new ArrayList<>();
    final TreeMap<PackageSlot, Preferences.Locked> locked = new TreeMap<>();
    final Map<PackageName, List<Axis>> axes = new LinkedHashMap<>();
    private final Map<PackageName, TreeMap<Version, VersionEntry>> entries = new LinkedHashMap<>();
    private final Map<Key, Relations> relations = new LinkedHashMap<>();

    private record Key(PackageName name, Version version, VariantId variant) {}

    /** Builds of one version are one release. */
    void add(PackageName name, VersionEntry entry, Relations said) {
        relations.put(new Key(name, entry.version(), entry.variants().get(0).id()), said);
        entries.computeIfAbsent(name, key -> new TreeMap<>()).merge(entry.version(), entry, (old, more) -> {
            List<VariantEntry> variants = new ArrayList<>(old.variants());
            variants.addAll(more.variants());
            return new VersionEntry(
                    old.version(), old.yanked(), old.published(), old.tags(), old.axes(), List.copyOf(variants));
        });
    }

    List<Request> requests() {
        return targets.stream()
                .map(target -> new Request(roots, target, new Preferences(locked, new TreeMap<>()), rules))
                .toList();
    }

    @Override
    public Optional<PackageVersions> versions(PackageName name) {
        return Optional.ofNullable(entries.get(name))
                .map(known -> new PackageVersions(name, scheme, List.copyOf(known.values())));
    }

    @Override
    public Relations relations(PackageName name, Version version, VariantId variant) {
        return relations.get(new Key(name, version, variant));
    }

    @Override
    public SortedSet<PackageName> providers(CapabilityName capability) {
        return named(entry -> entry.variants().stream()
                .flatMap(variant -> variant.provides().stream())
                .anyMatch(provided -> provided.name().equals(capability)));
    }

    @Override
    public SortedSet<PackageName> tagged(SortedSet<String> tags) {
        return named(entry -> entry.tags().containsAll(tags));
    }

    private SortedSet<PackageName> named(Predicate<VersionEntry> predicate) {
        SortedSet<PackageName> names = new TreeSet<>();
        entries.forEach((name, known) -> {
            if (known.values().stream().anyMatch(predicate)) {
                names.add(name);
            }
        });
        return names;
    }
}

package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.lock.Floors;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedRegistry;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.Provenance;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.Selected;

/** Makes a lockfile of what the resolver took: one entry per version, however many targets take it. */
final class LockComposer {
    private final ProjectManifest manifest;
    private final Provenance host;
    private final MachineUse use;
    private final Registries registries;

    /**
     * @param host where the facts of this machine come from
     * @param use how machines are used, by the policy and what was said this time
     */
    LockComposer(ProjectManifest manifest, Provenance host, MachineUse use, Registries registries) {
        this.manifest = manifest;
        this.host = host;
        this.use = use;
        this.registries = registries;
    }

    Lockfile compose(Digest inputs, SortedMap<TargetName, Resolution> resolutions) {
        Map<PackageSlot, Map<Coordinate, SortedMap<TargetName, Selected>>> taken = new TreeMap<>();
        resolutions.forEach((target, resolution) -> resolution
                .packages()
                .forEach((slot, selected) -> taken.computeIfAbsent(slot, key -> new TreeMap<>())
                        .computeIfAbsent(new Coordinate(slot.name(), selected.version()), key -> new TreeMap<>())
                        .put(target, selected)));
        List<LockedPackage> packages = new ArrayList<>();
        Map<Coordinate, Release> releases = registries.releases(wanted(taken.values()));
        taken.forEach((slot, byCoordinate) -> byCoordinate.forEach(
                (coordinate, byTarget) -> packages.add(locked(slot, releases.get(coordinate), byTarget))));
        return new Lockfile(inputs, lockedRegistries(packages), targets(resolutions), packages);
    }

    private static SortedMap<Coordinate, Set<VariantId>> wanted(
            Collection<Map<Coordinate, SortedMap<TargetName, Selected>>> taken) {
        SortedMap<Coordinate, Set<VariantId>> wanted = new TreeMap<>();
        taken.forEach(byCoordinate -> byCoordinate.forEach((coordinate, byTarget) -> byTarget.values()
                .forEach(selected -> wanted.computeIfAbsent(coordinate, key -> new TreeSet<>())
                        .add(selected.variant()))));
        return wanted;
    }

    private LockedPackage locked(PackageSlot slot, Release release, SortedMap<TargetName, Selected> byTarget) {
        SortedMap<TargetName, VariantId> select = new TreeMap<>();
        SortedMap<TargetName, Placement> placements = new TreeMap<>();
        Map<VariantId, TreeSet<PackageSlot>> dependencies = new TreeMap<>();
        byTarget.forEach((target, selected) -> {
            select.put(target, selected.variant());
            selected.placement().ifPresent(placement -> placements.put(target, placement));
            dependencies
                    .computeIfAbsent(selected.variant(), id -> new TreeSet<>())
                    .addAll(selected.dependencies());
        });
        List<LockedVariant> variants = new ArrayList<>();
        dependencies.forEach((id, slots) -> {
            Variant variant = variant(release, id);
            variants.add(new LockedVariant(
                    id,
                    variant.attributes(),
                    List.copyOf(slots),
                    variant.payloads(),
                    variant.files(),
                    variant.exports(),
                    variant.attributes().get(Variant.ORIGIN).flatMap(system -> release.detect())));
        });
        RegistryAlias registry = registries
                .serving(release.coordinate().name())
                .orElseThrow(() -> registries.unknown(release.coordinate().name()))
                .declaration()
                .alias();
        return new LockedPackage(
                release.coordinate(), slot.alias(), release.kind(), registry, select, placements, variants);
    }

    private static Variant variant(Release release, VariantId id) {
        return release.variant(id)
                .orElseThrow(() -> new IllegalStateException(release.coordinate() + " lost its variant " + id));
    }

    /** Only those that serve something, so that an unused registry does not change a lock. */
    private List<LockedRegistry> lockedRegistries(List<LockedPackage> packages) {
        return manifest.registries().stream()
                .filter(declared ->
                        packages.stream().anyMatch(locked -> locked.registry().equals(declared.alias())))
                .map(declared -> new LockedRegistry(declared.alias(), declared.location()))
                .toList();
    }

    private List<LockedTarget> targets(SortedMap<TargetName, Resolution> resolutions) {
        List<LockedTarget> targets = new ArrayList<>();
        for (TargetDeclaration declared : manifest.targets()) {
            Resolution resolution = resolutions.get(declared.name());
            SortedMap<PackageSlot, Requirement> needs = new TreeMap<>();
            resolution.packages().forEach((slot, selected) -> needs.put(slot, selected.requires()));
            Selection selection = Selection.of(resolution);
            Provenance provenance = Provenances.of(declared, host);
            List<PackageSlot> roots = new Edges(selection, manifest.dependencies(), registries).roots();
            targets.add(new LockedTarget(
                    declared.name(),
                    provenance,
                    Floors.of(needs),
                    use,
                    Provenances.warnings(provenance, resolution),
                    roots));
        }
        return targets;
    }
}

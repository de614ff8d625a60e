package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedRegistry;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Placement;

/** Puts targets into a lock or takes them out, and leaves all that is pinned for the others as it is. */
final class LockJoin {
    private LockJoin() {}

    private record Place(PackageSlot slot, Coordinate coordinate) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::slot).thenComparing(Place::coordinate);

        static Place of(LockedPackage locked) {
            return new Place(locked.slot(), locked.coordinate());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A lock with the targets of another one behind its own.
     *
     * @param added of other targets; its digest of what was asked counts
     * @return empty where the two pin one variant to different bytes, so that no lock can have both
     */
    static Optional<Lockfile> of(Lockfile lock, Lockfile added) {
        SortedMap<Place, LockedPackage> packages = new TreeMap<>();
        lock.packages().forEach(locked -> packages.put(Place.of(locked), locked));
        for (LockedPackage locked : added.packages()) {
            LockedPackage there = packages.get(Place.of(locked));
            Optional<LockedPackage> both = there == null ? Optional.of(locked) : joined(there, locked);
            if (both.isEmpty()) {
                return Optional.empty();
            }
            packages.put(Place.of(locked), both.get());
        }
        SortedMap<RegistryAlias, LockedRegistry> registries = new TreeMap<>();
        added.registries().forEach(registry -> registries.put(registry.alias(), registry));
        lock.registries().forEach(registry -> registries.put(registry.alias(), registry));
        List<LockedTarget> targets = new ArrayList<>(lock.targets());
        targets.addAll(added.targets());
        return Optional.of(new Lockfile(
                added.inputs(), List.copyOf(registries.values()), targets, List.copyOf(packages.values())));
    }

    private static Optional<LockedPackage> joined(LockedPackage one, LockedPackage other) {
        SortedMap<TargetName, VariantId> select = new TreeMap<>(one.select());
        select.putAll(other.select());
        SortedMap<TargetName, Placement> placements = new TreeMap<>(one.placements());
        placements.putAll(other.placements());
        Map<VariantId, LockedVariant> variants = new TreeMap<>();
        one.variants().forEach(variant -> variants.put(variant.id(), variant));
        for (LockedVariant variant : other.variants()) {
            LockedVariant there = variants.getOrDefault(variant.id(), variant);
            Set<PackageSlot> dependencies = new TreeSet<>(there.dependencies());
            dependencies.addAll(variant.dependencies());
            if (!depending(variant, dependencies).equals(depending(there, dependencies))) {
                return Optional.empty();
            }
            variants.put(variant.id(), depending(there, dependencies));
        }
        return Optional.of(new LockedPackage(
                one.coordinate(),
                one.alias(),
                one.kind(),
                one.registry(),
                select,
                placements,
                List.copyOf(variants.values())));
    }

    private static LockedVariant depending(LockedVariant variant, Set<PackageSlot> dependencies) {
        return new LockedVariant(
                variant.id(),
                variant.attributes(),
                List.copyOf(dependencies),
                variant.payloads(),
                variant.files(),
                variant.exports(),
                variant.detect());
    }

    /** A lock without one of its targets, and without what only that one had. @param inputs of what is asked without it */
    static Lockfile without(Lockfile lock, TargetName gone, Digest inputs) {
        List<LockedPackage> packages = new ArrayList<>();
        for (LockedPackage locked : lock.packages()) {
            SortedMap<TargetName, VariantId> select = new TreeMap<>(locked.select());
            select.remove(gone);
            SortedMap<TargetName, Placement> placements = new TreeMap<>(locked.placements());
            placements.remove(gone);
            if (!select.isEmpty()) {
                packages.add(new LockedPackage(
                        locked.coordinate(),
                        locked.alias(),
                        locked.kind(),
                        locked.registry(),
                        select,
                        placements,
                        locked.variants().stream()
                                .filter(variant -> select.containsValue(variant.id()))
                                .toList()));
            }
        }
        return new Lockfile(
                inputs,
                lock.registries().stream()
                        .filter(registry -> packages.stream()
                                .anyMatch(locked -> locked.registry().equals(registry.alias())))
                        .toList(),
                lock.targets().stream()
                        .filter(target -> !target.name().equals(gone))
                        .toList(),
                packages);
    }
}

package org.collectivemind.format.lock;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Placement;

/**
 * One version in one place of the lock.
 *
 * @param alias under which it is taken once more beside itself
 * @param select which variant each target takes; never empty
 * @param placements where it runs, for the targets where that was a choice
 * @param variants exactly the selected ones, sorted by id
 */
public record LockedPackage(
        Coordinate coordinate,
        Optional<Alias> alias,
        Kind kind,
        RegistryAlias registry,
        SortedMap<TargetName, VariantId> select,
        SortedMap<TargetName, Placement> placements,
        List<LockedVariant> variants) {
    public LockedPackage {
        select = Collections.unmodifiableSortedMap(new TreeMap<>(select));
        placements = Collections.unmodifiableSortedMap(new TreeMap<>(placements));
        if (!select.keySet().containsAll(placements.keySet())) {
            throw new MalformedText(
                    "locked package", coordinate.toString(), "it is placed for a target that does not select it");
        }
        variants = variants.stream()
                .sorted(Comparator.comparing(LockedVariant::id))
                .toList();
        List<String> selected =
                new TreeSet<>(select.values()).stream().map(VariantId::text).toList();
        if (selected.isEmpty()
                || !selected.equals(
                        variants.stream().map(variant -> variant.id().text()).toList())) {
            throw new MalformedText(
                    "locked package", coordinate.toString(), "its variants are not exactly those its targets select");
        }
    }

    /** Where it goes. */
    public PackageSlot slot() {
        return new PackageSlot(coordinate.name(), alias);
    }

    /** Files that all of several variants have alike, in their order: a lock lists them once. Empty where there is one variant. */
    Set<FileEntry> sharedFiles() {
        Set<FileEntry> shared = new LinkedHashSet<>();
        if (variants.size() > 1) {
            shared.addAll(variants.get(0).files());
            variants.forEach(variant -> shared.retainAll(new HashSet<>(variant.files())));
        }
        return shared;
    }

    /** {@code group:name:version as alias}, for messages. */
    String label() {
        return coordinate + alias.map(given -> " as " + given).orElse("");
    }

    /** Where it runs; empty where that was no choice. */
    public Optional<Placement> placement(TargetName target) {
        return Optional.ofNullable(placements.get(target));
    }

    public Optional<LockedVariant> variant(TargetName target) {
        VariantId id = select.get(target);
        return variants.stream().filter(variant -> variant.id().equals(id)).findFirst();
    }
}

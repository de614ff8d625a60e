package org.collectivemind.format.lock;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.VariantId;

/**
 * One version in the lock.
 *
 * @param select which variant each target takes; never empty
 * @param variants exactly the selected ones, sorted by id
 */
public record LockedPackage(
        Coordinate coordinate,
        Kind kind,
        RegistryAlias registry,
        SortedMap<TargetName, VariantId> select,
        List<LockedVariant> variants) {
    public LockedPackage {
        select = Collections.unmodifiableSortedMap(new TreeMap<>(select));
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

    public Optional<LockedVariant> variant(TargetName target) {
        VariantId id = select.get(target);
        return variants.stream().filter(variant -> variant.id().equals(id)).findFirst();
    }
}

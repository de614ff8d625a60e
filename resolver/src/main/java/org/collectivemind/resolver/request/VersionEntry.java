package org.collectivemind.resolver.request;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.version.Version;

/**
 * One published version.
 *
 * @param yanked why it was withdrawn, where it was
 * @param published when, where the registry tells
 * @param axes along which its variants differ, most significant first
 * @param variants sorted by id
 */
public record VersionEntry(
        Version version,
        Optional<String> yanked,
        Optional<Instant> published,
        SortedSet<String> tags,
        List<Axis> axes,
        List<VariantEntry> variants) {
    public VersionEntry {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        axes = List.copyOf(axes);
        variants =
                variants.stream().sorted(Comparator.comparing(VariantEntry::id)).toList();
    }

    /** Of no known date, without tags. */
    public VersionEntry(Version version, Optional<String> yanked, List<Axis> axes, List<VariantEntry> variants) {
        this(version, yanked, Optional.empty(), Collections.emptySortedSet(), axes, variants);
    }
}

package org.collectivemind.format.index;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Release;

/**
 * What packages can be looked up by beside their names, derived from their shards: a package is under a term as soon as one of its
 * versions bears it. An index keeps its terms in {@link TermBucket}s.
 */
public record Terms(
        SortedMap<CapabilityName, SortedSet<PackageName>> capabilities,
        SortedMap<String, SortedSet<PackageName>> tags) {
    public static final Terms NONE = new Terms(Collections.emptySortedMap(), Collections.emptySortedMap());

    public Terms {
        capabilities = copy(capabilities);
        tags = copy(tags);
    }

    private static <T> SortedMap<T, SortedSet<PackageName>> copy(SortedMap<T, SortedSet<PackageName>> terms) {
        SortedMap<T, SortedSet<PackageName>> copy = new TreeMap<>();
        terms.forEach((term, names) -> {
            if (!names.isEmpty()) {
                copy.put(term, Collections.unmodifiableSortedSet(new TreeSet<>(names)));
            }
        });
        return Collections.unmodifiableSortedMap(copy);
    }

    /** The terms of one package. */
    public static Terms of(Shard shard) {
        SortedMap<CapabilityName, SortedSet<PackageName>> capabilities = new TreeMap<>();
        SortedMap<String, SortedSet<PackageName>> tags = new TreeMap<>();
        SortedSet<PackageName> alone = new TreeSet<>(Set.of(shard.name()));
        for (ShardLine line : shard.lines()) {
            line.release().tags().forEach(tag -> tags.put(tag, alone));
            provided(line.release()).forEach(capability -> capabilities.put(capability.name(), alone));
        }
        return new Terms(capabilities, tags);
    }

    /** By the version itself, or by one of its variants. */
    public static Stream<Capability> provided(Release release) {
        return Stream.concat(
                release.relations().provides().stream(),
                release.variants().stream().flatMap(variant -> variant.relations().provides().stream()));
    }

    public SortedSet<PackageName> providers(CapabilityName capability) {
        return capabilities.getOrDefault(capability, Collections.emptySortedSet());
    }

    public SortedSet<PackageName> tagged(String tag) {
        return tags.getOrDefault(tag, Collections.emptySortedSet());
    }

    /** Which of these terms go into one bucket. */
    public Terms in(TermBucket bucket) {
        SortedMap<CapabilityName, SortedSet<PackageName>> mine = new TreeMap<>(capabilities);
        mine.keySet().removeIf(capability -> !TermBucket.of(capability.text()).equals(bucket));
        SortedMap<String, SortedSet<PackageName>> others = new TreeMap<>(tags);
        others.keySet().removeIf(tag -> !TermBucket.of(tag).equals(bucket));
        return new Terms(mine, others);
    }

    /** The buckets these terms are spread over. */
    public SortedSet<TermBucket> buckets() {
        SortedSet<TermBucket> buckets = new TreeSet<>();
        capabilities.keySet().forEach(capability -> buckets.add(TermBucket.of(capability.text())));
        tags.keySet().forEach(tag -> buckets.add(TermBucket.of(tag)));
        return buckets;
    }

    /** These, with one package's as they are now instead of as they were. */
    public Terms with(Terms before, Terms now) {
        return new Terms(
                changed(capabilities, before.capabilities, now.capabilities), changed(tags, before.tags, now.tags));
    }

    private static <T> SortedMap<T, SortedSet<PackageName>> changed(
            SortedMap<T, SortedSet<PackageName>> all,
            SortedMap<T, SortedSet<PackageName>> before,
            SortedMap<T, SortedSet<PackageName>> now) {
        SortedMap<T, SortedSet<PackageName>> changed = new TreeMap<>();
        all.forEach((term, names) -> changed.put(term, new TreeSet<>(names)));
        before.forEach(
                (term, names) -> changed.getOrDefault(term, new TreeSet<>()).removeAll(names));
        now.forEach((term, names) ->
                changed.computeIfAbsent(term, key -> new TreeSet<>()).addAll(names));
        return changed;
    }
}

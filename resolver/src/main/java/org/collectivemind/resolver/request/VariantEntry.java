package org.collectivemind.resolver.request;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.resolver.objective.Metric;

/**
 * One variant of a version: what it is, and what it needs.
 *
 * @param footprint what memory it takes, and where; one candidate a placement
 * @param provides as its {@link org.collectivemind.format.release.Relations} say, the version's included
 * @param coherent likewise
 * @param metrics what was measured of it
 */
public record VariantEntry(
        VariantId id,
        Attributes attributes,
        Requirement requires,
        Optional<Footprint> footprint,
        List<Capability> provides,
        SortedSet<AttributeKey> coherent,
        SortedMap<Metric, BigDecimal> metrics) {
    public VariantEntry {
        provides = List.copyOf(provides);
        coherent = Collections.unmodifiableSortedSet(new TreeSet<>(coherent));
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /** That takes no memory to speak of, and was never measured. */
    public VariantEntry(
            VariantId id,
            Attributes attributes,
            Requirement requires,
            List<Capability> provides,
            SortedSet<AttributeKey> coherent) {
        this(id, attributes, requires, Optional.empty(), provides, coherent, Collections.emptySortedMap());
    }

    public VariantEntry(VariantId id, Attributes attributes, Requirement requires) {
        this(id, attributes, requires, List.of(), Collections.emptySortedSet());
    }

    /** Whether it is what a machine already has. */
    public boolean isSystem() {
        return attributes.get(Variant.ORIGIN).isPresent();
    }
}

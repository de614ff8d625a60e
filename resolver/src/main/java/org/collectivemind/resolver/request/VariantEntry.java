package org.collectivemind.resolver.request;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.resource.Parameters;
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

    /** Where it runs; empty where that is of no matter, or not decided yet. */
    public Optional<Placement> placement() {
        return footprint.flatMap(memory -> attributes.get(Variant.PLACEMENT)).map(Placement::parse);
    }

    /**
     * What there is to choose among: one a placement, best first, each stating where it runs and needing the memory there.
     *
     * @param asked values in place of the publisher's
     * @throws org.collectivemind.format.error.MalformedText where, with these, the formula comes to no amount of memory
     */
    public List<VariantEntry> placed(Parameters asked) {
        return footprint.isEmpty() ? List.of(this) : placed(footprint.get(), asked);
    }

    private List<VariantEntry> placed(Footprint memory, Parameters asked) {
        // Nobody plans with nothing: a formula may come to 0 bytes, and yet it runs somewhere.
        long need = Math.max(1, memory.need(asked));
        return memory.resources().placements().stream()
                .filter(where -> placement().filter(fixed -> fixed != where).isEmpty())
                .map(where -> new VariantEntry(
                        id,
                        attributes.with(Attributes.of(Map.of(Variant.PLACEMENT, where.text()))),
                        Requirement.allOf(List.of(requires, new Requirement.Memory(where, need))),
                        footprint,
                        provides,
                        coherent,
                        metrics))
                .toList();
    }
}

package org.collectivemind.resolver.request;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;

/**
 * One variant of a version: what it is, and what it needs.
 *
 * @param provides as its {@link org.collectivemind.format.release.Relations} say, the version's included
 * @param coherent likewise
 */
public record VariantEntry(
        VariantId id,
        Attributes attributes,
        Requirement requires,
        List<Capability> provides,
        SortedSet<AttributeKey> coherent) {
    public VariantEntry {
        provides = List.copyOf(provides);
        coherent = Collections.unmodifiableSortedSet(new TreeSet<>(coherent));
    }

    public VariantEntry(VariantId id, Attributes attributes, Requirement requires) {
        this(id, attributes, requires, List.of(), Collections.emptySortedSet());
    }
}

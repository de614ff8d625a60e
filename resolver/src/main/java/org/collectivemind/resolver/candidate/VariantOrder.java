package org.collectivemind.resolver.candidate;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeClass;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Variant;
import org.collectivemind.resolver.request.VariantEntry;

/**
 * Which of two variants of one version is better, whoever asks (variants §2.3): the package's axes in their order, where it
 * runs, performance attributes in the catalog's order, the more specific, the id.
 */
final class VariantOrder {
    private final SortedSet<AttributeKey> free;

    /** @param free axes whose default counts for nothing */
    VariantOrder(SortedSet<AttributeKey> free) {
        this.free = free;
    }

    int compare(Candidate left, Candidate right) {
        int order = byAxes(left, right);
        order = order != 0 ? order : byPlacement(left, right);
        order = order != 0 ? order : byCatalog(left, right);
        order = order != 0 ? order : Integer.compare(stated(right), stated(left));
        return order != 0
                ? order
                : left.variant().id().compareTo(right.variant().id());
    }

    private static int stated(Candidate candidate) {
        return candidate.variant().attributes().values().size();
    }

    private int byAxes(Candidate left, Candidate right) {
        for (Axis axis : left.release().axes()) {
            int order = Integer.compare(position(left, axis), position(right, axis));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Of one variant; where the package makes it an axis, the axis has decided. */
    private static int byPlacement(Candidate left, Candidate right) {
        if (left.variant().footprint().isEmpty() || right.variant().footprint().isEmpty()) {
            return 0;
        }
        return Integer.compare(place(left.variant()), place(right.variant()));
    }

    private static int place(VariantEntry variant) {
        return variant.footprint()
                .orElseThrow()
                .resources()
                .placements()
                .indexOf(variant.placement().orElseThrow());
    }

    /** Performance attributes the package gives no order of its own. */
    private static int byCatalog(Candidate left, Candidate right) {
        SortedSet<AttributeKey> keys =
                new TreeSet<>(left.variant().attributes().values().keySet());
        keys.retainAll(right.variant().attributes().values().keySet());
        left.release().axes().forEach(axis -> keys.remove(axis.key()));
        if (left.variant().footprint().isPresent()) {
            keys.remove(Variant.PLACEMENT);
        }
        for (AttributeKey key : keys) {
            int order = AttributeCatalog.builtIn()
                    .definition(key)
                    .filter(known -> known.attributeClass() == AttributeClass.PERFORMANCE)
                    .map(known -> known.type()
                            .bestFirst()
                            .compare(
                                    left.variant().attributes().get(key).orElseThrow(),
                                    right.variant().attributes().get(key).orElseThrow()))
                    .orElse(0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The default first where it means anything, then the publisher's order; what is not stated comes last. */
    private int position(Candidate candidate, Axis axis) {
        List<String> values = axis.values();
        return candidate
                .variant()
                .attributes()
                .get(axis.key())
                .map(value -> AxisClass.isSemantic(axis.key())
                                && !free.contains(axis.key())
                                && axis.defaultValue().filter(value::equals).isPresent()
                        ? -1
                        : values.contains(value) ? values.indexOf(value) : values.size())
                .orElse(values.size());
    }
}

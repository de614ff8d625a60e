package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.Reason;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.resolver.candidate.Memories;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.Request;

/**
 * Whether what each fits alone also fits together (variants §2.4). Only a warning: nobody says that all of it runs at once, and
 * on several devices it may not even be in the way.
 */
final class MemorySums {
    private final Request request;

    private MemorySums(Request request) {
        this.request = request;
    }

    /** The selection, with a warning at the first package of those whose sum does not fit. */
    static SortedMap<PackageSlot, Selected> warned(Request request, SortedMap<PackageSlot, Selected> packages) {
        Map<Placement, SortedMap<PackageSlot, Long>> needs = new EnumMap<>(Placement.class);
        packages.forEach((slot, selected) -> Memories.of(selected.requires())
                .forEach(memory -> needs.computeIfAbsent(memory.placement(), key -> new TreeMap<>())
                        .merge(slot, memory.bytes(), Math::max)));
        SortedMap<PackageSlot, Selected> warned = new TreeMap<>(packages);
        needs.forEach((placement, bytes) -> new MemorySums(request).check(placement, bytes, warned));
        return warned;
    }

    private void check(
            Placement placement, SortedMap<PackageSlot, Long> needs, SortedMap<PackageSlot, Selected> warned) {
        if (needs.size() < 2) {
            return;
        }
        long sum = needs.values().stream().reduce(0L, MemorySums::plus);
        Evaluation together = Evaluator.evaluate(
                new Requirement.Memory(placement, sum),
                request.target().platform(),
                request.rules().leeway().use());
        if (!together.holds()) {
            String names = needs.keySet().stream().map(slot -> "`" + slot + "`").collect(Collectors.joining(", "));
            String why = together.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
            warned.computeIfPresent(
                    needs.firstKey(),
                    (slot, selected) -> with(
                            selected,
                            new Warning(
                                    Warning.Code.MEM_SUM, "run at once, " + names + " do not fit: together " + why)));
        }
    }

    private static long plus(long left, long right) {
        return Long.MAX_VALUE - left < right ? Long.MAX_VALUE : left + right;
    }

    private static Selected with(Selected selected, Warning warning) {
        List<Warning> warnings = new ArrayList<>(selected.warnings());
        warnings.add(warning);
        return new Selected(
                selected.version(),
                selected.variant(),
                selected.placement(),
                selected.requires(),
                selected.features(),
                selected.dependencies(),
                selected.passedOver(),
                warnings);
    }
}

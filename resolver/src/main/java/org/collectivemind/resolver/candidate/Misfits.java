package org.collectivemind.resolver.candidate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.collectivemind.format.requirement.Reason;

/** What candidates that do not run lack. */
final class Misfits {
    private Misfits() {}

    /** Newest version first, which is what the user most likely wants to hear of; nothing twice. */
    static List<Rejection.Misfit> of(BitSet unfit, Layout layout, Fitness[] fits) {
        List<Integer> newestFirst = new ArrayList<>();
        unfit.stream().forEach(newestFirst::add);
        newestFirst.sort((left, right) -> {
            int order = Integer.compare(layout.release(right), layout.release(left));
            return order != 0 ? order : Integer.compare(left, right);
        });
        Set<Rejection.Misfit> misfits = new LinkedHashSet<>();
        for (int position : newestFirst) {
            for (Reason reason : fits[layout.requirement(position)].evaluation().reasons()) {
                Candidate candidate = layout.candidates().get(position);
                misfits.add(new Rejection.Misfit(candidate.label(), need(candidate), reason));
            }
        }
        return List.copyOf(misfits);
    }

    private static long need(Candidate candidate) {
        return candidate.variant().footprint().isEmpty()
                ? 0
                : Memories.bytes(candidate.variant().requires());
    }
}

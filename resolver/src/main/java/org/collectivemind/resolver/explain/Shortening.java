package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.collectivemind.resolver.explain.Explanation.Premise;
import org.collectivemind.resolver.explain.Explanation.Step;

/** Long derivations as a person can read them: how it begins, how it ends, and what the end refers to. */
final class Shortening {
    private static final int FIRST = 6;
    private static final int LAST = 12;
    /** Leaving out less is not worth a line. */
    private static final int FEW = 4;

    private Shortening() {}

    static List<String> lines(List<Step> steps) {
        BitSet kept = kept(steps);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < steps.size(); ) {
            if (kept.get(i)) {
                Step step = steps.get(i++);
                lines.add(step.number() == 0 ? step.sentence() : "(" + step.number() + ") " + step.sentence());
            } else {
                int next = kept.nextSetBit(i);
                int left = next - i;
                lines.add("(… " + left + " steps are left out; `--json` has all)");
                i = next;
            }
        }
        return lines;
    }

    private static BitSet kept(List<Step> steps) {
        BitSet kept = new BitSet();
        int size = steps.size();
        if (size <= FIRST + LAST + FEW) {
            kept.set(0, size);
            return kept;
        }
        kept.set(0, FIRST);
        kept.set(size - LAST, size);
        for (Step step : steps.subList(size - LAST, size)) {
            for (Premise premise : step.because()) {
                for (int i = 0; i < size && premise.step() > 0; i++) {
                    if (steps.get(i).number() == premise.step()) {
                        kept.set(i);
                    }
                }
            }
        }
        for (int i = 1; i + 1 < size; i++) {
            if (kept.get(i - 1) && kept.get(i + 1)) {
                kept.set(i);
            }
        }
        return kept;
    }
}

package org.collectivemind.resolver.outcome;

import java.util.List;
import org.collectivemind.resolver.explain.Explanation;

/** How the resolution of all the targets of a lock ends. */
public sealed interface TargetsOutcome {
    /**
     * @param resolutions one a target, in their order
     * @param divergences packages that differ in version between targets, sorted
     */
    record Solved(List<Resolution> resolutions, List<Divergence> divergences) implements TargetsOutcome {
        public Solved {
            resolutions = List.copyOf(resolutions);
            divergences = List.copyOf(divergences);
        }
    }

    /** @param target the first that has no solution, or none that agrees with those before it */
    record Unsatisfiable(String target, Explanation explanation) implements TargetsOutcome {}
}

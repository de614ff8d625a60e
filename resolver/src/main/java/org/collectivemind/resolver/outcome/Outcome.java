package org.collectivemind.resolver.outcome;

import org.collectivemind.resolver.explain.Explanation;

/** How a resolution ends. */
public sealed interface Outcome {
    record Solved(Resolution resolution) implements Outcome {}

    record Unsatisfiable(Explanation explanation) implements Outcome {}
}

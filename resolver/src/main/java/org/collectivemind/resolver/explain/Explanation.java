package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Why there is no solution: steps, each following from facts and earlier steps, the last one the failure; and what would help.
 *
 * @param hints sentences without a full stop
 */
public record Explanation(List<Step> steps, List<String> hints) {
    public Explanation {
        steps = List.copyOf(steps);
        hints = List.copyOf(hints);
    }

    /**
     * One line.
     *
     * @param number how later steps refer to this one; 0 where none does
     */
    public record Step(int number, List<Premise> because, String conclusion, String sentence) {
        public Step {
            because = List.copyOf(because);
        }
    }

    /**
     * What a step rests on.
     *
     * @param code stable name of the kind of fact: {@code depends}, {@code does-not-run}, {@code yanked}, {@code prerelease},
     *     {@code not-wished}; {@code step} where it is the conclusion of a step
     * @param step the number of that step; 0 for a fact, and for the step just before
     */
    public record Premise(String code, String text, int step) {}

    /** The lines, and below them the hints. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            lines.add(step.number() == 0 ? step.sentence() : "(" + step.number() + ") " + step.sentence());
        }
        hints.forEach(hint -> lines.add("hint: " + hint));
        return lines;
    }

    public String text() {
        return String.join("\n", lines()) + "\n";
    }
}

package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Why there is no solution: steps, each following from facts and earlier steps, the last one the failure; and what would help.
 *
 * @param repairs each of them was tried and works; the smallest change first; empty also where none was looked for
 */
public record Explanation(List<Step> steps, List<Hint> hints, List<Repair> repairs) {
    public Explanation {
        steps = List.copyOf(steps);
        hints = List.copyOf(hints);
        repairs = List.copyOf(repairs);
    }

    public Explanation(List<Step> steps, List<Hint> hints) {
        this(steps, hints, List.of());
    }

    public Explanation with(List<Repair> found) {
        return new Explanation(steps, hints, found);
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
     *     {@code not-wished}, {@code conflicts} and so on; {@code step} where it is the conclusion of a step
     * @param step the number of that step; 0 for a fact, and for the step just before
     * @param packages it is about, sorted
     * @param lacks where something does not run, what each variant lacks; the nearest first
     */
    public record Premise(String code, String text, int step, List<String> packages, List<Lack> lacks) {
        public Premise {
            packages = List.copyOf(packages);
            lacks = List.copyOf(lacks);
        }

        public Premise(String code, String text, int step) {
            this(code, text, step, List.of(), List.of());
        }
    }

    /**
     * What a variant needs of a target, and the target does not have.
     *
     * @param flags what would assert it, where nobody knows whether the target has it
     */
    public record Lack(String target, String variant, String need, String found, List<String> flags) {
        public Lack {
            flags = List.copyOf(flags);
        }
    }

    /** The derivation, a line a step; of very many, the first and the last. */
    public List<String> lines() {
        return Shortening.lines(steps);
    }

    /** Hints that no repair has tried, and the repairs; sentences without a full stop. */
    public List<String> advice() {
        List<String> advice = new ArrayList<>();
        for (Hint hint : hints) {
            boolean isTried = repairs.stream()
                    .flatMap(repair -> repair.edits().stream())
                    .anyMatch(edit -> edit.code().toString().equals(hint.code()));
            if (!isTried) {
                advice.add(hint.text());
            }
        }
        repairs.forEach(repair -> advice.add(repair.text()));
        return advice;
    }

    public String text() {
        List<String> lines = new ArrayList<>(lines());
        advice().forEach(hint -> lines.add("hint: " + hint));
        return String.join("\n", lines) + "\n";
    }
}

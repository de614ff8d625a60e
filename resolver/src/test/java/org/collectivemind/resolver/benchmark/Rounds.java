package org.collectivemind.resolver.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Asks a set of questions again and again, each timed alone: on a busy machine somebody interrupts most long rounds, but few
 * short questions, so the sum of each one's quickest time is the steadiest figure there is. Mutable.
 */
final class Rounds {
    private final int questions;
    private final List<long[]> rounds = new ArrayList<>();
    private int solved;

    Rounds(int questions) {
        this.questions = questions;
    }

    /** Asks all of them; answers how many have a solution. */
    int ask(IntPredicate isSolved) {
        long[] nanoseconds = new long[questions];
        solved = 0;
        for (int question = 0; question < questions; question++) {
            long start = System.nanoTime();
            boolean has = isSolved.test(question);
            nanoseconds[question] = System.nanoTime() - start;
            solved += has ? 1 : 0;
        }
        rounds.add(nanoseconds);
        return solved;
    }

    /** As peers tell it: how many rounds, quickest and median milliseconds, questions solved and not. */
    String told() {
        double quickest = 0;
        double median = 0;
        for (int question = 0; question < questions; question++) {
            int of = question;
            long[] times =
                    rounds.stream().mapToLong(round -> round[of]).sorted().toArray();
            quickest += times[0];
            median += times[times.length / 2];
        }
        return String.format(
                Locale.ROOT,
                "cm\t%d\t%.4f\t%.4f\t%d\t%d",
                rounds.size(),
                quickest / 1e6,
                median / 1e6,
                solved,
                questions - solved);
    }
}

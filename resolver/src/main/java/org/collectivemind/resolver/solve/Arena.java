package org.collectivemind.resolver.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules, in one array of integers; a rule's number is where it begins, and 0 is none. A rule is its size, its cause, two links
 * for the lists of {@link Watches}, and its terms, a package and a set each. Only grows.
 */
final class Arena {
    static final int CAUSE = 1;
    static final int NEXT = 2;
    static final int TERMS = 4;
    int[] ints = new int[128];
    private int used = 1;
    private final List<Cause.Reason> reasons = new ArrayList<>();
    /** For each rule that was learned: how many steps, the broken rule, then of each step the package and the other rule. */
    private int[] proofs = new int[16];

    private int proofsUsed;
    private int stored;
    private int learned;

    /** Begins a rule the problem states. */
    int state(Cause.Reason reason, int size) {
        reasons.add(reason);
        return begin(size, reasons.size() - 1);
    }

    /** Begins a rule that follows from a broken one, in steps of a package and the rule resolved with. */
    int learn(int broken, int[] steps, int stepsUsed, int size) {
        int needed = proofsUsed + 2 + stepsUsed;
        if (needed > proofs.length) {
            proofs = Arrays.copyOf(proofs, Math.max(proofs.length * 2, needed));
        }
        int rule = begin(size, ~proofsUsed);
        proofs[proofsUsed] = stepsUsed;
        proofs[proofsUsed + 1] = broken;
        System.arraycopy(steps, 0, proofs, proofsUsed + 2, stepsUsed);
        proofsUsed = needed;
        learned++;
        return rule;
    }

    private int begin(int size, int cause) {
        int rule = used;
        used += TERMS + 2 * size;
        if (used > ints.length) {
            ints = Arrays.copyOf(ints, Math.max(ints.length * 2, used));
        }
        ints[rule] = size;
        ints[rule + CAUSE] = cause;
        stored++;
        return rule;
    }

    void term(int rule, int position, int id, int set) {
        ints[rule + TERMS + 2 * position] = id;
        ints[rule + TERMS + 2 * position + 1] = set;
    }

    int size(int rule) {
        return ints[rule];
    }

    int id(int rule, int position) {
        return ints[rule + TERMS + 2 * position];
    }

    int set(int rule, int position) {
        return ints[rule + TERMS + 2 * position + 1];
    }

    void swap(int rule, int one, int other) {
        int id = id(rule, one);
        int set = set(rule, one);
        term(rule, one, id(rule, other), set(rule, other));
        term(rule, other, id, set);
    }

    boolean isLearned(int rule) {
        return ints[rule + CAUSE] < 0;
    }

    /** Of a rule that was stated. */
    Cause.Reason reason(int rule) {
        return reasons.get(ints[rule + CAUSE]);
    }

    /** Of a rule that was learned: the broken rule, then of each step the package and the other rule. */
    int[] proof(int rule) {
        int at = ~ints[rule + CAUSE];
        return Arrays.copyOfRange(proofs, at + 1, at + 2 + proofs[at]);
    }

    int stored() {
        return stored;
    }

    int learned() {
        return learned;
    }

    /** What the rules take, watch links and proofs included, unused room not. */
    long bytes() {
        return ((long) used + proofsUsed + reasons.size()) * Integer.BYTES;
    }
}

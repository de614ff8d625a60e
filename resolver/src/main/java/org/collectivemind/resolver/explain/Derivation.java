package org.collectivemind.resolver.explain;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.universe.Reasons;

/**
 * The derivation of a failure as a user should see it: without the rules that only tie nodes together. A graph:
 * shared parts are the same object.
 */
sealed interface Derivation {
    Rule rule();

    /** A fact. */
    record Fact(Rule rule, Cause.Reason reason) implements Derivation {}

    /** A conclusion. */
    record Conclusion(Rule rule, Derivation left, Derivation right) implements Derivation {
        @Override
        public boolean equals(Object object) {
            return this == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    static Derivation of(Incompatibility failure) {
        return of(failure, new IdentityHashMap<>());
    }

    private static Derivation of(Incompatibility failure, Map<Incompatibility, Derivation> known) {
        // Derivations are deep; the explicit stack keeps the thread's own small.
        Deque<Incompatibility> open = new ArrayDeque<>();
        open.push(failure);
        while (!open.isEmpty()) {
            Incompatibility rule = open.peek();
            if (known.containsKey(rule)) {
                open.pop();
            } else if (rule.cause() instanceof Cause.External external) {
                known.put(rule, new Fact(Rule.of(rule), external.reason()));
            } else if (rule.cause() instanceof Cause.Derived derived) {
                Derivation left = known.get(derived.conflict());
                Derivation right = known.get(derived.other());
                if (left == null) {
                    open.push(derived.conflict());
                } else if (right == null) {
                    open.push(derived.other());
                } else {
                    known.put(rule, join(Rule.of(rule), left, right));
                }
            }
        }
        Derivation root = known.get(failure);
        if (root == null) {
            throw new IllegalStateException("a derivation ends in its root");
        }
        return root;
    }

    /** What follows from both. Rules that only tie nodes together, and a fact that was just used, are told no more. */
    static Derivation join(Rule rule, Derivation left, Derivation right) {
        if (isTie(left) || isTie(right)) {
            return isTie(left) ? right : left;
        } else if (isJustUsed(right, left)) {
            return left.restated(rule);
        }
        return isJustUsed(left, right) ? right.restated(rule) : new Conclusion(rule, left, right);
    }

    /** The same with another conclusion, which follows as well. */
    default Derivation restated(Rule other) {
        return this instanceof Conclusion conclusion
                ? new Conclusion(other, conclusion.left(), conclusion.right())
                : new Fact(other, ((Fact) this).reason());
    }

    private static boolean isJustUsed(Derivation fact, Derivation other) {
        return fact instanceof Fact one
                && other instanceof Conclusion conclusion
                && (isOf(conclusion.left(), one) || isOf(conclusion.right(), one));
    }

    private static boolean isOf(Derivation derivation, Fact fact) {
        return derivation instanceof Fact other && other.reason().equals(fact.reason());
    }

    /** Without steps after which the text reads as before: candidates nobody speaks of were ruled out. */
    default Derivation quietly(Function<Rule, String> words) {
        Map<Derivation, Derivation> told = new IdentityHashMap<>();
        Deque<Derivation> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Derivation next = open.peek();
            if (told.containsKey(next)) {
                open.pop();
            } else if (!(next instanceof Conclusion conclusion)) {
                told.put(next, next);
            } else if (!told.containsKey(conclusion.left())) {
                open.push(conclusion.left());
            } else if (!told.containsKey(conclusion.right())) {
                open.push(conclusion.right());
            } else {
                told.put(next, quietly(conclusion, told.get(conclusion.left()), told.get(conclusion.right()), words));
            }
        }
        return told.get(this);
    }

    private static Derivation quietly(
            Conclusion conclusion, Derivation left, Derivation right, Function<Rule, String> words) {
        for (boolean first : new boolean[] {true, false}) {
            Derivation rest = first ? right : left;
            if ((first ? left : right) instanceof Fact fact
                    && fact.reason() instanceof Reasons.Excluded
                    && rest instanceof Conclusion
                    && words.apply(rest.rule()).equals(words.apply(conclusion.rule()))) {
                return rest.restated(conclusion.rule());
            }
        }
        return left == conclusion.left() && right == conclusion.right()
                ? conclusion
                : new Conclusion(conclusion.rule(), left, right);
    }

    /** In the order the text will come to them. */
    default Set<Fact> facts() {
        Set<Fact> facts = new LinkedHashSet<>();
        Set<Derivation> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Derivation> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Derivation derivation = open.pop();
            if (derivation instanceof Fact fact) {
                facts.add(fact);
            } else if (derivation instanceof Conclusion conclusion && seen.add(conclusion)) {
                open.push(conclusion.right());
                open.push(conclusion.left());
            }
        }
        return facts;
    }

    private static boolean isTie(Derivation derivation) {
        return derivation instanceof Fact fact
                && (fact.reason() instanceof Reasons.Same
                        || fact.reason() instanceof Reasons.Leads leads
                                && leads.nothing().isEmpty());
    }
}

package org.collectivemind.resolver.explain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.universe.Reasons;

/**
 * The derivation of a failure as a user should see it: without the rules that only tie nodes together. A graph:
 * shared parts are the same object.
 */
sealed interface Derivation {
    Incompatibility rule();

    /** A fact. */
    record Fact(Incompatibility rule, Reasons reason) implements Derivation {}

    /** A conclusion. */
    record Conclusion(Incompatibility rule, Derivation left, Derivation right) implements Derivation {
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
                known.put(rule, new Fact(rule, (Reasons) external.reason()));
            } else if (rule.cause() instanceof Cause.Derived derived) {
                Derivation left = known.get(derived.conflict());
                Derivation right = known.get(derived.other());
                if (left == null) {
                    open.push(derived.conflict());
                } else if (right == null) {
                    open.push(derived.other());
                } else {
                    known.put(rule, isTie(right) ? left : isTie(left) ? right : new Conclusion(rule, left, right));
                }
            }
        }
        Derivation root = known.get(failure);
        if (root == null) {
            throw new IllegalStateException("a derivation ends in its root");
        }
        return root;
    }

    private static boolean isTie(Derivation derivation) {
        return derivation instanceof Fact fact
                && (fact.reason() instanceof Reasons.Same
                        || fact.reason() instanceof Reasons.Leads leads
                                && leads.nothing().isEmpty());
    }
}

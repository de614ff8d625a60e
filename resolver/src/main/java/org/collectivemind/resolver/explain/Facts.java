package org.collectivemind.resolver.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Incompatibility;

/** The facts a derivation rests on: given as true, they leave no solution. */
public final class Facts {
    private Facts() {}

    /** Each once, in the order a walk from the failure meets them. */
    public static List<Incompatibility> behind(Incompatibility failure) {
        List<Incompatibility> facts = new ArrayList<>();
        Set<Incompatibility> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Incompatibility> open = new ArrayDeque<>(List.of(failure));
        while (!open.isEmpty()) {
            Incompatibility rule = open.pop();
            if (!seen.add(rule)) {
                continue;
            }
            if (rule.cause() instanceof Cause.Derived derived) {
                open.push(derived.other());
                open.push(derived.conflict());
            } else {
                facts.add(rule);
            }
        }
        return facts;
    }

    /** Of a fact. */
    static Cause.Reason reason(Incompatibility fact) {
        if (fact.cause() instanceof Cause.External external) {
            return external.reason();
        }
        throw new IllegalStateException("no fact: " + fact);
    }
}

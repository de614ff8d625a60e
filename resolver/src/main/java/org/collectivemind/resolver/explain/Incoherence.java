package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.universe.Reasons;

/** The search lets packages agree in an attribute by way of its values; people are told which two do not agree. */
final class Incoherence {
    /** Two packages are for different values of what must be one for all. */
    record Pair(Reasons.Coherent one, Reasons.Coherent other) implements Cause.Reason {}

    private Incoherence() {}

    /** With the pairs in place of what they follow from. */
    static List<Incompatibility> paired(List<Incompatibility> facts) {
        List<Incompatibility> told = new ArrayList<>();
        for (Incompatibility fact : facts) {
            Cause.Reason reason = Facts.reason(fact);
            if (reason instanceof Reasons.OneValue values) {
                for (Reasons.Coherent one : of(facts, values, values.one())) {
                    for (Reasons.Coherent other : of(facts, values, values.other())) {
                        told.add(Incompatibility.of(
                                new Pair(one, other),
                                List.of(new Term(one.id(), one.from()), new Term(other.id(), other.from()))));
                    }
                }
            } else if (!(reason instanceof Reasons.Coherent)) {
                told.add(fact);
            }
        }
        return told;
    }

    private static List<Reasons.Coherent> of(List<Incompatibility> facts, Reasons.OneValue values, String value) {
        return facts.stream()
                .map(Facts::reason)
                .filter(Reasons.Coherent.class::isInstance)
                .map(Reasons.Coherent.class::cast)
                .filter(coherent ->
                        coherent.key().equals(values.key()) && coherent.value().equals(value))
                .distinct()
                .toList();
    }
}

package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.AttributeType;
import org.collectivemind.format.attribute.Comparison;

/**
 * Terms of a conjunction that say nothing beside another term of it: {@code libc >= glibc-2.17} beside {@code libc >= glibc-2.28}.
 * Invariant: whatever the facts, the truth of the term that stays is never above that of the term it implies, so that the
 * conjunction has the same truth with and without it, unknown included.
 */
final class ImpliedTerms {
    private ImpliedTerms() {}

    /** @param terms without duplicates; of two that imply each other the first stays */
    static List<Requirement> dropped(List<Requirement> terms) {
        return terms.stream().filter(term -> stays(term, terms)).collect(Collectors.toList());
    }

    private static boolean stays(Requirement term, List<Requirement> terms) {
        int place = terms.indexOf(term);
        for (int other = 0; other < terms.size(); other++) {
            Requirement rival = terms.get(other);
            if (other != place && implies(rival, term) && (other < place || !implies(term, rival))) {
                return false;
            }
        }
        return true;
    }

    static boolean implies(Requirement stronger, Requirement weaker) {
        if (stronger instanceof Requirement.Compare a && weaker instanceof Requirement.Compare b) {
            return a.key().equals(b.key()) && a.operator() == b.operator() && bounds(a, b);
        }
        if (stronger instanceof Requirement.Has a && weaker instanceof Requirement.Has b) {
            return a.key().equals(b.key()) && a.values().containsAll(b.values()) && readable(a.key(), a.values());
        }
        if (stronger instanceof Requirement.In a && weaker instanceof Requirement.In b) {
            return a.key().equals(b.key()) && b.values().containsAll(a.values()) && readable(b.key(), b.values());
        }
        if (stronger instanceof Requirement.Memory a && weaker instanceof Requirement.Memory b) {
            return a.placement() == b.placement() && a.bytes() >= b.bytes();
        }
        if (stronger instanceof Requirement.Devices a && weaker instanceof Requirement.Devices b) {
            return a.api().equals(b.api())
                    && a.quantifier() == b.quantifier()
                    && terms(b.condition()).stream()
                            .allMatch(need -> terms(a.condition()).stream()
                                    .anyMatch(have -> have.equals(need) || implies(have, need)));
        }
        return false;
    }

    private static List<Requirement> terms(Requirement condition) {
        return condition instanceof Requirement.And and ? and.terms() : List.of(condition);
    }

    /** A bound beyond another in the same direction. Values that cannot be read are left as they are. */
    private static boolean bounds(Requirement.Compare a, Requirement.Compare b) {
        if (!readable(a.key(), List.of(a.value(), b.value()))) {
            return false;
        }
        AttributeType type = type(a.key()).orElseThrow();
        Comparison beyond = type.compare(a.value(), b.value());
        boolean equal = beyond == Comparison.EQUAL;
        // A C library equals its family, and no version is beyond the family: equal one way is not equal.
        boolean same = equal && type.compare(b.value(), a.value()) == Comparison.EQUAL;
        return switch (a.operator()) {
            case AT_LEAST -> beyond == Comparison.GREATER || equal;
            case GREATER -> beyond == Comparison.GREATER || same;
            case AT_MOST -> beyond == Comparison.LESS || equal;
            case LESS -> beyond == Comparison.LESS || same;
            case EQUAL, NOT_EQUAL, COMPATIBLE -> a.value().equals(b.value());
        };
    }

    private static boolean readable(AttributeKey key, List<String> values) {
        return type(key)
                .filter(type ->
                        values.stream().allMatch(value -> type.problem(value).isEmpty()))
                .isPresent();
    }

    private static Optional<AttributeType> type(AttributeKey key) {
        return AttributeCatalog.builtIn().definition(key).map(AttributeDefinition::type);
    }
}

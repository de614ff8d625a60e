package org.collectivemind.resolver.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.collectivemind.resolver.explain.Derivation.Conclusion;
import org.collectivemind.resolver.explain.Derivation.Fact;
import org.collectivemind.resolver.universe.Reasons;

/**
 * Dependencies a conclusion rests on that each go on from the one before: one line tells them all.
 *
 * @param links first to last
 * @param other one more fact it rests on
 * @param rest what else it rests on
 */
record Chain(List<Fact> links, Optional<Fact> other, Optional<Conclusion> rest) {
    Chain {
        links = List.copyOf(links);
    }

    /**
     * The longest there is at the top of the derivation.
     *
     * @param goesOn whether the second fact goes on from the first
     * @param isOpen whether the conclusion needs no line of its own
     */
    static Chain of(Conclusion top, BiPredicate<Fact, Fact> goesOn, Predicate<Conclusion> isOpen) {
        Deque<Fact> links = new ArrayDeque<>();
        Conclusion current = top;
        while (true) {
            if (current.left() instanceof Fact left && current.right() instanceof Fact right) {
                boolean first = add(links, left, goesOn);
                boolean second = add(links, right, goesOn);
                if (!first && second) {
                    first = add(links, left, goesOn);
                }
                if (!first && !second) {
                    return new Chain(new ArrayList<>(links), Optional.empty(), Optional.of(current));
                }
                return new Chain(
                        new ArrayList<>(links),
                        first && second ? Optional.empty() : Optional.of(first ? right : left),
                        Optional.empty());
            }
            Derivation side = current.left() instanceof Fact ? current.left() : current.right();
            Derivation rest = side == current.left() ? current.right() : current.left();
            if (!(side instanceof Fact fact) || !(rest instanceof Conclusion below) || !add(links, fact, goesOn)) {
                return new Chain(new ArrayList<>(links), Optional.empty(), Optional.of(current));
            }
            if (!isOpen.test(below)) {
                return new Chain(new ArrayList<>(links), Optional.empty(), Optional.of(below));
            }
            current = below;
        }
    }

    private static boolean add(Deque<Fact> links, Fact fact, BiPredicate<Fact, Fact> goesOn) {
        if (links.isEmpty()) {
            return (fact.reason() instanceof Reasons.Depends || fact.reason() instanceof Reasons.DependsOnAny)
                    && links.add(fact);
        } else if (goesOn.test(links.getLast(), fact)) {
            return links.add(fact);
        }
        return goesOn.test(fact, links.getFirst()) && links.offerFirst(fact);
    }
}

package org.collectivemind.resolver.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.universe.Reasons;

/**
 * Derives the failure from facts that are all known, in the order a person would: from the project on to what it needs, and only
 * then what that rules out; cases are told apart only where nothing else goes on. Conflicts are learned from as in the search
 * (PubGrub). Mutable; proves once.
 */
final class Prover {
    /** More cases than these nobody would read. */
    private static final int MOST_CONFLICTS = 500;

    private final Trace trace = new Trace();
    private final List<Line> lines = new ArrayList<>();
    private final Map<Integer, List<Integer>> linesOf = new HashMap<>();
    private final Deque<Integer> pending = new ArrayDeque<>();
    private final BitSet isPending = new BitSet();
    /** Lines that only rule something out. */
    private final Deque<Integer> later = new ArrayDeque<>();

    private final Set<Rule> learned = new HashSet<>();
    private boolean tellsCases = true;

    /** A rule, and how it was come to. */
    record Line(Rule rule, Derivation derivation) {
        Line and(Line other, int id) {
            Rule both = rule.resolve(other.rule, id);
            return new Line(both, Derivation.join(both, derivation, other.derivation));
        }
    }

    private Prover(List<Incompatibility> facts) {
        List<Incompatibility> sorted = new ArrayList<>(facts);
        sorted.sort(Comparator.comparing(fact -> Facts.reason(fact) instanceof Reasons.Excluded));
        for (Incompatibility fact : sorted) {
            Rule rule = Rule.of(fact);
            add(new Line(rule, new Derivation.Fact(rule, Facts.reason(fact))));
        }
    }

    /** Empty where the facts leave a solution, or the proof is too long for anybody. */
    static Optional<Derivation> prove(List<Incompatibility> facts) {
        return new Prover(facts).prove();
    }

    private void add(Line line) {
        int index = lines.size();
        lines.add(line);
        for (Term term : line.rule().terms()) {
            linesOf.computeIfAbsent(term.id(), id -> new ArrayList<>()).add(index);
        }
        await(index);
    }

    private void await(int index) {
        if (!isPending.get(index)) {
            isPending.set(index);
            pending.add(index);
        }
    }

    private Optional<Derivation> prove() {
        for (int conflicts = 0; conflicts < MOST_CONFLICTS; ) {
            Optional<Line> broken = propagate();
            if (broken.isPresent()) {
                conflicts++;
                Line line = trace.learn(broken.get());
                if (line.rule().isFailure()) {
                    return Optional.of(line.derivation().restated(line.rule()));
                }
                // Nothing new was learned from a case: it was none.
                tellsCases &= learned.add(line.rule());
                pending.clear();
                isPending.clear();
                later.clear();
                lines.add(0, line);
                reindex();
            } else if (!decide()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What was learned is looked at first. */
    private void reindex() {
        List<Line> all = new ArrayList<>(lines);
        lines.clear();
        linesOf.clear();
        all.forEach(this::add);
    }

    /** The line that is broken, where one is. */
    private Optional<Line> propagate() {
        while (!pending.isEmpty() || !later.isEmpty()) {
            boolean isLate = pending.isEmpty();
            int index = isLate ? later.poll() : pending.poll();
            isPending.clear(index);
            Line line = lines.get(index);
            int open = -1;
            boolean isMoot = false;
            for (Term term : line.rule().terms()) {
                Choices allowed = trace.allowed(term);
                if (!allowed.intersects(term.choices())) {
                    isMoot = true;
                } else if (!allowed.isSubsetOf(term.choices())) {
                    isMoot |= open >= 0;
                    open = term.id();
                }
            }
            if (isMoot) {
                continue;
            } else if (open < 0) {
                return Optional.of(line);
            }
            if (!isLate && !trace.brings(line.rule(), open)) {
                later.add(index);
            } else if (isCase(line, open)) {
                assume(open, trace.rest(line.rule(), open));
            } else {
                trace.narrow(open, line);
                linesOf.get(open).forEach(this::await);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether what one case leaves is a case of its own: then it is told as the first was, and the two are put together after it;
     * else what follows would be mixed up with the first.
     */
    private boolean isCase(Line line, int id) {
        if (!tellsCases || !learned.contains(line.rule()) || trace.brings(line.rule(), id)) {
            return false;
        }
        Choices rest = trace.rest(line.rule(), id);
        return linesOf.get(id).stream()
                .map(index -> lines.get(index).rule().terms())
                .noneMatch(terms ->
                        terms.size() == 1 && rest.isSubsetOf(terms.get(0).choices()));
    }

    /** Assumes something of a package that some line tells apart, the packages first that are needed; false where none is left. */
    private boolean decide() {
        Optional<Term> optional = Optional.empty();
        for (Line line : lines) {
            for (Term term : line.rule().terms()) {
                Choices allowed = trace.allowed(term);
                if (allowed.intersects(term.choices()) && !allowed.isSubsetOf(term.choices())) {
                    if (!allowed.mayStayOut()) {
                        return assume(term.id(), newest(term.id(), allowed));
                    }
                    optional = optional.or(() -> Optional.of(term));
                }
            }
        }
        return optional.isPresent()
                && assume(
                        optional.get().id(),
                        Choices.where(optional.get().choices().universe(), position -> true)
                                .complement());
    }

    private boolean assume(int id, Choices choices) {
        trace.assume(id, choices);
        linesOf.get(id).forEach(this::await);
        return true;
    }

    /** The newest candidate, and those no line tells from it. */
    private Choices newest(int id, Choices allowed) {
        int[] newest = {-1};
        allowed.forEach(position -> newest[0] = position);
        Choices alike = allowed;
        for (int index : linesOf.get(id)) {
            for (Term term : lines.get(index).rule().terms()) {
                if (term.id() == id) {
                    alike = term.choices().contains(newest[0])
                            ? alike.and(term.choices())
                            : alike.minus(term.choices());
                }
            }
        }
        return alike;
    }
}

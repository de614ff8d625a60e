package org.collectivemind.resolver.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.resolver.explain.Prover.Line;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem;

/**
 * What a proof assumed and concluded of each package so far, in order. Mutable. Invariant: what an entry concludes follows from its
 * line and earlier entries.
 */
final class Trace {
    private static final int ALWAYS = -1;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, List<Integer>> entriesOf = new HashMap<>();
    /** What is known without any assumption, by entry, as a line about that package alone. */
    private final Map<Integer, Line> certain = new HashMap<>();

    private int level;

    /** @param line empty where it is assumed */
    private record Entry(int id, Choices allowed, Optional<Line> line, int level) {}

    Choices allowed(Term term) {
        return allowed(term.id(), term.choices().universe());
    }

    private Choices allowed(int id, int candidates) {
        List<Integer> own = entriesOf.getOrDefault(id, List.of());
        return own.isEmpty()
                ? initial(id, candidates)
                : entries.get(own.get(own.size() - 1)).allowed();
    }

    private static Choices initial(int id, int candidates) {
        return id == Problem.ROOT ? Choices.only(1, 0) : Choices.all(candidates);
    }

    private static Term term(Rule rule, int id) {
        return rule.terms().stream().filter(term -> term.id() == id).findFirst().orElseThrow();
    }

    /** Whether the rule, all its other terms given, brings the package in, or says which of its candidates are to be. */
    boolean brings(Rule rule, int id) {
        return term(rule, id).choices().mayStayOut();
    }

    /** What the rule leaves of the package. */
    Choices rest(Rule rule, int id) {
        Term term = term(rule, id);
        return allowed(term).minus(term.choices());
    }

    void narrow(int id, Line line) {
        push(new Entry(id, rest(line.rule(), id), Optional.of(line), level));
    }

    void assume(int id, Choices choices) {
        level++;
        push(new Entry(id, choices, Optional.empty(), level));
    }

    private void push(Entry entry) {
        entriesOf.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(entries.size());
        entries.add(entry);
    }

    /** The first entry of the package after which the term holds, {@link #ALWAYS} where it needs none. */
    private int satisfier(Term term) {
        if (initial(term.id(), term.choices().universe()).isSubsetOf(term.choices())) {
            return ALWAYS;
        }
        for (int entry : entriesOf.get(term.id())) {
            if (entries.get(entry).allowed().isSubsetOf(term.choices())) {
                return entry;
            }
        }
        throw new IllegalStateException("nothing makes " + term + " hold");
    }

    private int latest(Rule rule) {
        int latest = ALWAYS;
        for (Term term : rule.terms()) {
            latest = Math.max(latest, satisfier(term));
        }
        return latest;
    }

    private int levelOf(int entry) {
        return entry == ALWAYS ? 0 : entries.get(entry).level();
    }

    /** What follows from a broken line: the failure, or a line that speaks of assumptions alone; takes back the last of these. */
    Line learn(Line broken) {
        Line line = broken;
        while (true) {
            int latest = latest(line.rule());
            if (levelOf(latest) == 0) {
                return withoutCertain(line);
            }
            int id = entries.get(latest).id();
            int below = 0;
            for (Term term : line.rule().terms()) {
                int entry = satisfier(term);
                below = Math.max(below, entry == latest ? levelBefore(term, latest) : levelOf(entry));
            }
            Optional<Line> cause = entries.get(latest).line();
            if (cause.isEmpty() || below < levelOf(latest)) {
                Line learned = withoutCertain(line);
                backTo(below);
                return learned;
            }
            line = line.and(cause.get(), id);
        }
    }

    /** The level of what must hold besides the entry for the term to hold. */
    private int levelBefore(Term term, int entry) {
        Optional<Line> cause = entries.get(entry).line();
        if (cause.isEmpty()) {
            return 0;
        }
        Choices rest = term.choices().or(term(cause.get().rule(), term.id()).choices());
        return rest.isAll() ? 0 : levelOf(satisfier(new Term(term.id(), rest)));
    }

    private void backTo(int before) {
        while (!entries.isEmpty() && entries.get(entries.size() - 1).level() > before) {
            int last = entries.size() - 1;
            List<Integer> own = entriesOf.get(entries.get(last).id());
            own.remove(own.size() - 1);
            entries.remove(last);
        }
        level = before;
    }

    /** Without the terms that hold whatever is assumed. */
    private Line withoutCertain(Line line) {
        Line rest = line;
        while (true) {
            int next = ALWAYS;
            boolean isSubject = false;
            for (Term term : rest.rule().terms()) {
                int entry = satisfier(term);
                if (entry != ALWAYS && levelOf(entry) == 0) {
                    // Who needs something comes before what is needed: "the project depends on a which depends on b".
                    boolean needs = !term.choices().mayStayOut();
                    if (needs == isSubject ? entry > next : needs) {
                        next = entry;
                        isSubject = needs;
                    }
                }
            }
            if (next == ALWAYS) {
                return rest;
            }
            rest = rest.and(certain(next), entries.get(next).id());
        }
    }

    /** What the entry concludes, which needed no assumption. */
    private Line certain(int wanted) {
        Deque<Integer> open = new ArrayDeque<>(List.of(wanted));
        while (!open.isEmpty()) {
            int next = open.peek();
            Line line = entries.get(next).line().orElseThrow();
            int missing = certain.containsKey(next) ? ALWAYS : missing(line, next);
            if (missing != ALWAYS) {
                open.push(missing);
                continue;
            }
            open.pop();
            certain.computeIfAbsent(next, entry -> alone(line, entry));
        }
        return certain.get(wanted);
    }

    /** The latest entry the line needs besides that is not written yet. */
    private int missing(Line line, int entry) {
        Line rest = line;
        while (true) {
            int latest = latestOther(rest.rule(), entry);
            if (latest == ALWAYS || !certain.containsKey(latest)) {
                return latest;
            }
            rest = rest.and(certain.get(latest), entries.get(latest).id());
        }
    }

    private Line alone(Line line, int entry) {
        Line rest = line;
        for (int latest = latestOther(rest.rule(), entry); latest != ALWAYS; ) {
            rest = rest.and(certain.get(latest), entries.get(latest).id());
            latest = latestOther(rest.rule(), entry);
        }
        return rest;
    }

    private int latestOther(Rule rule, int entry) {
        int id = entries.get(entry).id();
        int latest = ALWAYS;
        for (Term term : rule.terms()) {
            if (term.id() != id) {
                latest = Math.max(latest, satisfier(term));
            }
        }
        return latest;
    }
}

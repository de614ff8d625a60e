package org.collectivemind.resolver.solve;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule: not all of these terms hold together. A term says what happens to a package; terms are sorted by package, one a
 * package, none of them always true. This is how rules are stated and how a failure is told; the search keeps its own.
 */
public final class Incompatibility {
    private final List<Term> terms;
    private final Cause cause;

    private Incompatibility(List<Term> terms, Cause cause) {
        this.terms = terms;
        this.cause = cause;
    }

    /** One package and what happens to it. */
    public record Term(int id, Choices choices) {}

    /** Two terms of one package are met; terms that always hold are left out. */
    public static Incompatibility of(Cause.Reason reason, List<Term> terms) {
        List<Term> sorted = new ArrayList<>(terms.size());
        for (Term term : terms) {
            if (!term.choices().isAll()) {
                insert(sorted, term);
            }
        }
        return new Incompatibility(sorted, new Cause.External(reason));
    }

    private static void insert(List<Term> sorted, Term term) {
        int place = sorted.size();
        while (place > 0 && sorted.get(place - 1).id() > term.id()) {
            place--;
        }
        if (place > 0 && sorted.get(place - 1).id() == term.id()) {
            Choices both = sorted.get(place - 1).choices().and(term.choices());
            sorted.set(place - 1, new Term(term.id(), both));
        } else {
            sorted.add(place, term);
        }
    }

    /**
     * What follows from this and {@code other}, whatever happens to {@code id}: the terms of both, and of {@code id} what either
     * forbids.
     */
    Incompatibility resolve(Incompatibility other, int id) {
        List<Term> merged = new ArrayList<>(size() + other.size());
        int mine = 0;
        int theirs = 0;
        while (mine < size() || theirs < other.size()) {
            int left = mine < size() ? id(mine) : Integer.MAX_VALUE;
            int right = theirs < other.size() ? other.id(theirs) : Integer.MAX_VALUE;
            if (left < right) {
                merged.add(terms.get(mine++));
            } else if (right < left) {
                merged.add(other.terms.get(theirs++));
            } else {
                Choices here = term(mine++);
                Choices there = other.term(theirs++);
                Choices both = left == id ? here.or(there) : here.and(there);
                if (!both.isAll()) {
                    merged.add(new Term(left, both));
                }
            }
        }
        return new Incompatibility(merged, new Cause.Derived(this, other));
    }

    public int size() {
        return terms.size();
    }

    public int id(int position) {
        return terms.get(position).id();
    }

    public Choices term(int position) {
        return terms.get(position).choices();
    }

    public Cause cause() {
        return cause;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("not");
        for (int i = 0; i < size(); i++) {
            text.append(i == 0 ? " " : " and ").append(id(i)).append(term(i));
        }
        return text.toString();
    }
}

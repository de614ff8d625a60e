package org.collectivemind.resolver.solve;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule: not all of these terms hold together. A term says what happens to a package; terms are sorted by package, one a
 * package, none of them always true.
 */
public final class Incompatibility {
    private final int[] packages;
    private final Choices[] terms;
    private final Cause cause;
    /** Positions of the two terms {@link Watches} looks at; the same twice where there is one term. */
    int firstWatch = -1;

    int secondWatch = -1;

    private Incompatibility(List<Term> terms, Cause cause) {
        this.packages = terms.stream().mapToInt(Term::id).toArray();
        this.terms = terms.stream().map(Term::choices).toArray(Choices[]::new);
        this.cause = cause;
    }

    /** One package and what happens to it. */
    public record Term(int id, Choices choices) {}

    /** Two terms of one package are met; terms that always hold are left out. */
    public static Incompatibility of(Cause.Reason reason, List<Term> terms) {
        List<Term> sorted = new ArrayList<>(terms);
        sorted.removeIf(term -> term.choices().isAll());
        sorted.sort((a, b) -> Integer.compare(a.id(), b.id()));
        List<Term> merged = new ArrayList<>();
        for (Term term : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).id() == term.id()) {
                merged.set(last, new Term(term.id(), merged.get(last).choices().and(term.choices())));
            } else {
                merged.add(term);
            }
        }
        return new Incompatibility(merged, new Cause.External(reason));
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
            int left = mine < size() ? packages[mine] : Integer.MAX_VALUE;
            int right = theirs < other.size() ? other.packages[theirs] : Integer.MAX_VALUE;
            if (left < right) {
                merged.add(new Term(left, terms[mine++]));
            } else if (right < left) {
                merged.add(new Term(right, other.terms[theirs++]));
            } else {
                Choices here = terms[mine++];
                Choices there = other.terms[theirs++];
                Choices both = left == id ? here.or(there) : here.and(there);
                if (!both.isAll()) {
                    merged.add(new Term(left, both));
                }
            }
        }
        return new Incompatibility(merged, new Cause.Derived(this, other));
    }

    public int size() {
        return packages.length;
    }

    public int id(int position) {
        return packages[position];
    }

    public Choices term(int position) {
        return terms[position];
    }

    public Cause cause() {
        return cause;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("not");
        for (int i = 0; i < packages.length; i++) {
            text.append(i == 0 ? " " : " and ").append(packages[i]).append(terms[i]);
        }
        return text.toString();
    }
}

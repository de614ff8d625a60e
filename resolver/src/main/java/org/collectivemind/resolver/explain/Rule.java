package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem;

/** Not all of these terms hold together; sorted by package, one a package. What an {@link Incompatibility} says, without its cause. */
record Rule(List<Term> terms) {
    Rule {
        terms = List.copyOf(terms);
    }

    static Rule of(Incompatibility incompatibility) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < incompatibility.size(); i++) {
            terms.add(new Term(incompatibility.id(i), incompatibility.term(i)));
        }
        return new Rule(terms);
    }

    /**
     * What follows from this and {@code other}, whatever happens to {@code id}: the terms of both, and of {@code id} what either
     * forbids.
     */
    Rule resolve(Rule other, int id) {
        List<Term> merged = new ArrayList<>(terms.size() + other.terms.size());
        int mine = 0;
        int theirs = 0;
        while (mine < terms.size() || theirs < other.terms.size()) {
            int left = mine < terms.size() ? terms.get(mine).id() : Integer.MAX_VALUE;
            int right = theirs < other.terms.size() ? other.terms.get(theirs).id() : Integer.MAX_VALUE;
            if (left < right) {
                merged.add(terms.get(mine++));
            } else if (right < left) {
                merged.add(other.terms.get(theirs++));
            } else {
                Choices here = terms.get(mine++).choices();
                Choices there = other.terms.get(theirs++).choices();
                Choices both = left == id ? here.or(there) : here.and(there);
                if (!both.isAll()) {
                    merged.add(new Term(left, both));
                }
            }
        }
        return new Rule(merged);
    }

    /** Whether it says that there is no solution. */
    boolean isFailure() {
        return terms.isEmpty() || terms.size() == 1 && terms.get(0).id() == Problem.ROOT;
    }
}

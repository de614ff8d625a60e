package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.resolver.explain.Derivation.Fact;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.universe.Reasons;

/** Rules as clauses of a sentence, without capital or full stop. Packages go by their short name where only one has it. */
final class Phrases {
    static final String FAILURE = "version solving failed";
    private static final int MOST_LINKS = 6;
    private final PackageWords words;
    private final FactPhrases facts;
    /** Reasons given in full before: they are not repeated. */
    private final Set<Cause.Reason> told = new HashSet<>();

    Phrases(PackageWords words) {
        this.words = words;
        this.facts = new FactPhrases(words);
    }

    /** The clause as the text goes on: what was explained before is not explained again. */
    String next(Derivation derivation) {
        boolean known = derivation instanceof Fact fact && !told.add(fact.reason());
        return clause(derivation, !known);
    }

    String clause(Derivation derivation) {
        return clause(derivation, true);
    }

    private String clause(Derivation derivation, boolean full) {
        return derivation instanceof Fact fact ? facts.clause(fact.reason(), full) : conclusion(derivation.rule());
    }

    String conclusion(Rule rule) {
        List<Term> subjects = new ArrayList<>();
        List<String> objects = new ArrayList<>();
        // "b or (what nobody speaks of)" is "b".
        List<String> futile = new ArrayList<>();
        for (Term term : rule.terms()) {
            Choices choices = term.choices();
            if (term.id() == Problem.ROOT) {
                continue;
            }
            if (choices.mayStayOut()) {
                (words.isNever(term.id(), choices.complement()) ? futile : objects)
                        .add(words.object(term.id(), choices.complement()));
            } else {
                subjects.add(term);
            }
        }
        objects = objects.isEmpty() ? futile : objects;
        String wanted = String.join(" or ", objects);
        if (subjects.isEmpty()) {
            return objects.isEmpty() ? FAILURE : wanted + " is required";
        } else if (objects.isEmpty() && subjects.size() == 1) {
            return words.cannot(subjects.get(0).id(), subjects.get(0).choices());
        }
        List<String> names = subjects.stream()
                .map(term -> words.subject(term.id(), term.choices()))
                .toList();
        if (objects.isEmpty() && names.size() == 2) {
            return names.get(0) + " is incompatible with " + names.get(1);
        }
        boolean one = names.size() == 1;
        String all = one
                ? names.get(0)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1)
                        + " together";
        return all + (objects.isEmpty() ? " cannot be used" : (one ? " requires " : " require ") + wanted);
    }

    /** Two facts as one clause: {@code the project depends on both a and b}, or in a chain, or side by side. */
    String both(Derivation left, Derivation right) {
        return fromProject(left)
                .flatMap(one -> fromProject(right)
                        .map(two -> "the project depends on both "
                                + (one.compareTo(two) < 0 ? one + " and " + two : two + " and " + one)))
                .or(() -> chained(left, right))
                .orElseGet(() -> fromProject(left).isPresent()
                        ? next(right) + " and " + next(left)
                        : next(left) + " and " + next(right));
    }

    private Optional<String> fromProject(Derivation derivation) {
        return derivation instanceof Fact fact
                        && fact.reason() instanceof Reasons.Depends depends
                        && depends.id() == Problem.ROOT
                ? Optional.of(facts.wanted(depends))
                : Optional.empty();
    }

    /** {@code a depends on b which depends on c}, where the second fact goes on from the first. */
    private Optional<String> chained(Derivation left, Derivation right) {
        if (!(left instanceof Fact one) || !(right instanceof Fact two)) {
            return Optional.empty();
        }
        return goesOn(one, two)
                ? Optional.of(chain(List.of(one, two)))
                : goesOn(two, one) ? Optional.of(chain(List.of(two, one))) : Optional.empty();
    }

    /** Of many links those at both ends are told. */
    String chain(List<Fact> links) {
        StringBuilder text = new StringBuilder(clause(links.get(0)));
        int left = links.size() - MOST_LINKS;
        for (int i = 1; i < links.size(); i++) {
            text.append(" which depends");
            if (left > 0 && i == MOST_LINKS / 2) {
                text.append(", through ").append(left).append(left == 1 ? " other," : " others,");
                i += left;
            }
            Cause.Reason reason = links.get(i).reason();
            text.append(" on ")
                    .append(
                            reason instanceof Reasons.Depends depends
                                    ? facts.wanted(depends)
                                    : facts.wanted((Reasons.DependsOnAny) reason));
        }
        return text.toString();
    }

    /** Whether whatever the first fact leads to is among those the second is about. */
    boolean goesOn(Fact first, Fact second) {
        if (!(first.reason() instanceof Reasons.Depends from) || from.nothing().isPresent()) {
            return false;
        }
        Optional<Term> to = subject(second);
        return to.isPresent()
                && to.get().id() != Problem.ROOT
                && words.isPlace(to.get().id(), from.dependency().slot())
                && first.rule().terms().stream()
                        .anyMatch(term -> term.id() == to.get().id()
                                && term.choices().mayStayOut()
                                && term.choices()
                                        .complement()
                                        .isSubsetOf(to.get().choices()));
    }

    private static Optional<Term> subject(Fact fact) {
        if (fact.reason() instanceof Reasons.Depends depends) {
            return Optional.of(new Term(depends.id(), depends.from()));
        }
        return fact.reason() instanceof Reasons.DependsOnAny depends
                ? Optional.of(new Term(depends.id(), depends.from()))
                : Optional.empty();
    }
}

package org.collectivemind.resolver.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.resolver.explain.Derivation.Conclusion;
import org.collectivemind.resolver.explain.Derivation.Fact;
import org.collectivemind.resolver.explain.Explanation.Premise;
import org.collectivemind.resolver.explain.Explanation.Step;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.universe.Reasons;
import org.collectivemind.resolver.universe.Universe;

/**
 * Writes a derivation down, a line a conclusion; a conclusion used more than once is numbered and referred to. The cases are those
 * of Dart's pub, doc/solver.md, "Error Reporting".
 */
public final class Explainer {
    private final PackageWords words;
    private final Phrases phrases;
    private final Derivation root;
    private final Map<Conclusion, Integer> uses = new HashMap<>();
    private final Map<Conclusion, Integer> numbers = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<Fact> facts = new LinkedHashSet<>();

    private Explainer(Universe universe, Incompatibility failure) {
        root = Derivation.of(failure);
        Set<PackageName> names = new TreeSet<>();
        survey();
        facts.forEach(fact -> mention(fact, universe, names));
        words = new PackageWords(universe, names);
        phrases = new Phrases(words);
    }

    public static Explanation explain(Universe universe, Incompatibility failure) {
        Explainer explainer = new Explainer(universe, failure);
        explainer.write();
        return new Explanation(explainer.steps, new Hints(universe, explainer.words).of(explainer.facts));
    }

    private static void mention(Fact fact, Universe universe, Set<PackageName> names) {
        for (int i = 0; i < fact.rule().size(); i++) {
            universe.node(fact.rule().id(i)).slot().ifPresent(slot -> names.add(slot.name()));
        }
        if (fact.reason() instanceof Reasons.Depends depends) {
            names.add(depends.dependency().name());
        } else if (fact.reason() instanceof Reasons.DependsOnAny depends) {
            depends.options().forEach(option -> names.add(option.dependency().name()));
        } else if (fact.reason() instanceof Reasons.Leads leads) {
            names.add(leads.option().dependency().name());
        }
    }

    /** Counts how often each conclusion is used, and collects the facts in the order the text will come to them. */
    private void survey() {
        Deque<Derivation> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Derivation derivation = open.pop();
            if (derivation instanceof Fact fact) {
                facts.add(fact);
            } else if (derivation instanceof Conclusion conclusion && uses.merge(conclusion, 1, Integer::sum) == 1) {
                open.push(conclusion.right());
                open.push(conclusion.left());
            }
        }
    }

    private void write() {
        if (root instanceof Conclusion conclusion) {
            visit(conclusion, false);
        } else {
            step(0, "Because " + phrases.next(root), List.of(root), Phrases.FAILURE);
        }
    }

    private void visit(Conclusion conclusion, boolean mustNumber) {
        boolean numbered = mustNumber || uses.get(conclusion) > 1;
        String joint = conclusion == root ? "So," : "And";
        Derivation left = conclusion.left();
        Derivation right = conclusion.right();
        if (left instanceof Conclusion first && right instanceof Conclusion second) {
            visitBoth(conclusion, first, second, joint, numbered);
        } else if (left instanceof Conclusion derived) {
            visitOne(conclusion, derived, right, joint, numbered);
        } else if (right instanceof Conclusion derived) {
            visitOne(conclusion, derived, left, joint, numbered);
        } else {
            String because = phrases.both(left, right);
            add(conclusion, numbered, "Because " + because, List.of(left, right));
        }
    }

    private void visitBoth(Conclusion conclusion, Conclusion left, Conclusion right, String joint, boolean numbered) {
        boolean leftKnown = numbers.containsKey(left);
        boolean rightKnown = numbers.containsKey(right);
        if (leftKnown && rightKnown) {
            add(conclusion, numbered, "Because " + reference(left) + " and " + reference(right), List.of(left, right));
        } else if (leftKnown || rightKnown) {
            Conclusion known = leftKnown ? left : right;
            visit(leftKnown ? right : left, false);
            add(conclusion, numbered, joint + " because " + reference(known), List.of(left, right));
        } else if (isSingleLine(left) || isSingleLine(right)) {
            visit(isSingleLine(right) ? left : right, false);
            visit(isSingleLine(right) ? right : left, false);
            add(conclusion, numbered, "Thus", List.of(left, right));
        } else {
            visit(left, true);
            visit(right, false);
            add(conclusion, numbered, joint + " because " + reference(left), List.of(left, right));
        }
    }

    private void visitOne(Conclusion conclusion, Conclusion derived, Derivation fact, String joint, boolean numbered) {
        if (numbers.containsKey(derived)) {
            add(
                    conclusion,
                    numbered,
                    "Because " + phrases.next(fact) + " and " + reference(derived),
                    List.of(derived, fact));
        } else if (isCollapsible(derived)) {
            boolean leftIsComplex = derived.left() instanceof Conclusion;
            Conclusion inner = (Conclusion) (leftIsComplex ? derived.left() : derived.right());
            Derivation other = leftIsComplex ? derived.right() : derived.left();
            visit(inner, false);
            String because = phrases.both(other, fact);
            add(conclusion, numbered, joint + " because " + because, List.of(inner, other, fact));
        } else {
            visit(derived, false);
            add(conclusion, numbered, joint + " because " + phrases.next(fact), List.of(derived, fact));
        }
    }

    private static boolean isSingleLine(Conclusion conclusion) {
        return conclusion.left() instanceof Fact && conclusion.right() instanceof Fact;
    }

    /** Whether the conclusion needs no line of its own: it is used here only, and rests on one other line at most. */
    private boolean isCollapsible(Conclusion conclusion) {
        if (uses.get(conclusion) > 1 || conclusion.left() instanceof Fact == conclusion.right() instanceof Fact) {
            return false;
        }
        Derivation inner = conclusion.left() instanceof Conclusion ? conclusion.left() : conclusion.right();
        return !numbers.containsKey((Conclusion) inner);
    }

    private String reference(Conclusion conclusion) {
        return phrases.clause(conclusion) + " (" + numbers.get(conclusion) + ")";
    }

    private void add(Conclusion conclusion, boolean numbered, String because, List<Derivation> premises) {
        int number = 0;
        if (numbered) {
            number = numbers.size() + 1;
            numbers.put(conclusion, number);
        }
        step(number, because, premises, phrases.clause(conclusion));
    }

    private void step(int number, String because, List<Derivation> premises, String conclusion) {
        List<Premise> list = new ArrayList<>();
        for (Derivation premise : premises) {
            list.add(new Premise(code(premise), phrases.clause(premise), numbers.getOrDefault(premise, 0)));
        }
        steps.add(new Step(number, list, conclusion, because + ", " + conclusion + "."));
    }

    private static String code(Derivation derivation) {
        if (derivation instanceof Fact fact) {
            return fact.reason().code();
        }
        return "step";
    }
}

package org.collectivemind.resolver.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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
    private final Phrases phrases;
    private final Premises premises;
    private final List<Hint> hints;
    private final Derivation root;
    private final Map<Conclusion, Integer> uses = new HashMap<>();
    private final Map<Conclusion, Integer> numbers = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    /** What is still to be told, the next on top: derivations are deep. */
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    private Explainer(Universe universe, Incompatibility failure) {
        Derivation reduced = Reduction.of(universe, failure);
        Set<PackageName> names = new TreeSet<>();
        reduced.facts().forEach(fact -> mention(fact, universe, names));
        PackageWords words = new PackageWords(universe, names);
        phrases = new Phrases(words);
        premises = new Premises(universe, phrases);
        root = reduced.quietly(phrases::conclusion);
        hints = new Hints(universe, words).of(root.facts());
        count();
    }

    public static Explanation explain(Universe universe, Incompatibility failure) {
        Explainer explainer = new Explainer(universe, failure);
        explainer.write();
        return new Explanation(explainer.steps, explainer.hints);
    }

    private static void mention(Fact fact, Universe universe, Set<PackageName> names) {
        fact.rule().terms().forEach(term -> universe.node(term.id()).slot().ifPresent(slot -> names.add(slot.name())));
        if (fact.reason() instanceof Reasons.Depends depends) {
            names.add(depends.dependency().name());
        } else if (fact.reason() instanceof Reasons.DependsOnAny depends) {
            depends.options().forEach(option -> names.add(option.dependency().name()));
        } else if (fact.reason() instanceof Reasons.Leads leads) {
            names.add(leads.option().dependency().name());
        }
    }

    /** How often each conclusion is used. */
    private void count() {
        Deque<Derivation> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            if (open.pop() instanceof Conclusion conclusion && uses.merge(conclusion, 1, Integer::sum) == 1) {
                open.push(conclusion.right());
                open.push(conclusion.left());
            }
        }
    }

    private void write() {
        if (root instanceof Conclusion conclusion) {
            tasks.push(() -> visit(conclusion, false));
        } else {
            step(0, "Because " + phrases.next(root), List.of(root), Phrases.FAILURE);
        }
        while (!tasks.isEmpty()) {
            tasks.pop().run();
        }
    }

    /** In this order, and before anything that waits already. */
    private void then(Runnable... inOrder) {
        for (int i = inOrder.length - 1; i >= 0; i--) {
            tasks.push(inOrder[i]);
        }
    }

    private void visit(Conclusion conclusion, boolean mustNumber) {
        boolean numbered = mustNumber || uses.get(conclusion) > 1;
        String joint = conclusion == root ? "So," : "And";
        Derivation left = conclusion.left();
        Derivation right = conclusion.right();
        Chain chain = chain(conclusion);
        if (chain.links().size() > 2) {
            visitChain(conclusion, chain, joint, numbered);
        } else if (left instanceof Conclusion first && right instanceof Conclusion second) {
            visitBoth(conclusion, first, second, joint, numbered);
        } else if (left instanceof Conclusion derived) {
            visitOne(conclusion, derived, right, joint, numbered);
        } else if (right instanceof Conclusion derived) {
            visitOne(conclusion, derived, left, joint, numbered);
        } else {
            add(conclusion, numbered, () -> "Because " + phrases.both(left, right), List.of(left, right));
        }
    }

    private void visitChain(Conclusion conclusion, Chain chain, String joint, boolean numbered) {
        List<Derivation> premises = new ArrayList<>(chain.links());
        chain.other().ifPresent(premises::add);
        chain.rest().ifPresent(rest -> premises.add(0, rest));
        Optional<Conclusion> above = chain.rest().filter(rest -> !numbers.containsKey(rest));
        Optional<Conclusion> known = chain.rest().filter(numbers::containsKey);
        Runnable line = () -> add(
                conclusion,
                numbered,
                () -> (above.isPresent() ? joint + " because " : "Because ")
                        + phrases.chain(chain.links())
                        + chain.other()
                                .map(fact -> " and " + phrases.next(fact))
                                .orElse("")
                        + known.map(rest -> " and " + reference(rest)).orElse(""),
                premises);
        then(line);
        above.ifPresent(rest -> then(() -> visit(rest, false)));
    }

    private void visitBoth(Conclusion conclusion, Conclusion left, Conclusion right, String joint, boolean numbered) {
        boolean leftKnown = numbers.containsKey(left);
        boolean rightKnown = numbers.containsKey(right);
        List<Derivation> premises = List.of(left, right);
        if (leftKnown && rightKnown) {
            add(conclusion, numbered, () -> "Because " + reference(left) + " and " + reference(right), premises);
        } else if (leftKnown || rightKnown) {
            Conclusion known = leftKnown ? left : right;
            then(
                    () -> visit(leftKnown ? right : left, false),
                    () -> add(conclusion, numbered, () -> joint + " because " + reference(known), premises));
        } else if (isPure(left) || isPure(right)) {
            Conclusion first = isPure(right) ? left : right;
            Chain last = chain(isPure(right) ? right : left);
            List<Derivation> all = new ArrayList<>(List.of(first));
            all.addAll(last.links());
            then(
                    () -> visit(first, false),
                    () -> add(conclusion, numbered, () -> joint + " because " + phrases.chain(last.links()), all));
        } else if (isSingleLine(left) || isSingleLine(right)) {
            then(
                    () -> visit(isSingleLine(right) ? left : right, false),
                    () -> visit(isSingleLine(right) ? right : left, false),
                    () -> add(conclusion, numbered, () -> "Thus", premises));
        } else {
            then(
                    () -> visit(left, true),
                    () -> visit(right, false),
                    () -> add(conclusion, numbered, () -> joint + " because " + reference(left), premises));
        }
    }

    private void visitOne(Conclusion conclusion, Conclusion derived, Derivation fact, String joint, boolean numbered) {
        if (numbers.containsKey(derived)) {
            add(
                    conclusion,
                    numbered,
                    () -> "Because " + phrases.next(fact) + " and " + reference(derived),
                    List.of(derived, fact));
        } else if (isCollapsible(derived) && chain(derived).links().size() < 2) {
            boolean leftIsComplex = derived.left() instanceof Conclusion;
            Conclusion inner = (Conclusion) (leftIsComplex ? derived.left() : derived.right());
            Derivation other = leftIsComplex ? derived.right() : derived.left();
            then(
                    () -> visit(inner, false),
                    () -> add(
                            conclusion,
                            numbered,
                            () -> joint + " because " + phrases.both(other, fact),
                            List.of(inner, other, fact)));
        } else {
            then(
                    () -> visit(derived, false),
                    () -> add(
                            conclusion,
                            numbered,
                            () -> joint + " because " + phrases.next(fact),
                            List.of(derived, fact)));
        }
    }

    private Chain chain(Conclusion conclusion) {
        return Chain.of(conclusion, phrases::goesOn, this::isOpen);
    }

    /** Whether the conclusion is nothing but a chain, and told nowhere else. */
    private boolean isPure(Conclusion conclusion) {
        Chain chain = chain(conclusion);
        return isOpen(conclusion)
                && chain.links().size() > 1
                && chain.other().isEmpty()
                && chain.rest().isEmpty();
    }

    /** Whether the conclusion is used here only and was not told. */
    private boolean isOpen(Conclusion conclusion) {
        return uses.get(conclusion) == 1 && !numbers.containsKey(conclusion);
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

    private void add(Conclusion conclusion, boolean numbered, Supplier<String> because, List<Derivation> premises) {
        String reasons = because.get();
        int number = 0;
        if (numbered) {
            number = numbers.size() + 1;
            numbers.put(conclusion, number);
        }
        step(number, reasons, premises, phrases.clause(conclusion));
    }

    private void step(int number, String because, List<Derivation> restsOn, String conclusion) {
        List<Premise> list = new ArrayList<>();
        for (Derivation premise : restsOn) {
            list.add(premises.of(premise, numbers.getOrDefault(premise, 0)));
        }
        steps.add(new Step(number, list, conclusion, because + ", " + conclusion + "."));
    }
}

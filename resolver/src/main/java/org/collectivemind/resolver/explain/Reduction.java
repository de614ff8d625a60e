package org.collectivemind.resolver.explain;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.universe.Universe;

/**
 * Fewer and broader facts that leave no solution either, and a short proof of that. The search came upon its facts one by one,
 * and its proof shows the way it went; here all facts are known before the first step. Dependencies of several versions on one
 * package are taken for one wherever that is enough for the failure; facts the failure does not need are left out.
 */
final class Reduction {
    /** Facts looked at over all proofs; some hundredths of a second. */
    private static final long EFFORT = 20_000;
    /** A proof looks at every fact again as long as something follows; of many facts, that often as there are so many of them. */
    private static final int ROUNDS = 50;

    private final long cost;
    private long left = EFFORT;

    private Reduction(List<Incompatibility> facts) {
        this.cost = Math.max(facts.size(), (long) facts.size() * facts.size() / ROUNDS);
    }

    static Derivation of(Universe universe, Incompatibility failure) {
        List<Incompatibility> found = new ArrayList<>();
        Facts.behind(failure).forEach(fact -> found.add(Broader.plain(universe, fact)));
        List<Incompatibility> paired = Incoherence.paired(found);
        Reduction reduction = new Reduction(paired);
        List<Incompatibility> facts = reduction.needed(reduction.merged(universe, paired));
        return Prover.prove(facts).orElseGet(() -> Derivation.of(failure));
    }

    private boolean isEnough(List<Incompatibility> facts) {
        left -= cost;
        return left > 0 && Prover.prove(facts).isPresent();
    }

    private List<Incompatibility> merged(Universe universe, List<Incompatibility> found) {
        List<Incompatibility> facts = found;
        for (List<Incompatibility> alike : Broader.alike(found)) {
            List<Incompatibility> all = replaced(facts, alike, Broader.merged(universe, alike));
            facts = isEnough(all) ? all : mergedInPart(universe, facts, alike);
        }
        return facts;
    }

    /** Neighbours are merged as long as that is enough. */
    private List<Incompatibility> mergedInPart(
            Universe universe, List<Incompatibility> found, List<Incompatibility> alike) {
        List<Incompatibility> facts = found;
        Incompatibility run = alike.get(0);
        for (Incompatibility next : alike.subList(1, alike.size())) {
            List<Incompatibility> pair = List.of(run, next);
            Incompatibility both = Broader.merged(universe, pair);
            List<Incompatibility> shorter = replaced(facts, pair, both);
            if (isEnough(shorter)) {
                facts = shorter;
                run = both;
            } else {
                run = next;
            }
        }
        return facts;
    }

    private static List<Incompatibility> replaced(
            List<Incompatibility> facts, List<Incompatibility> several, Incompatibility one) {
        List<Incompatibility> changed = new ArrayList<>();
        for (Incompatibility fact : facts) {
            if (fact == several.get(0)) {
                changed.add(one);
            } else if (several.stream().noneMatch(each -> each == fact)) {
                changed.add(fact);
            }
        }
        return changed;
    }

    /** A smallest part of the facts that is enough; not smaller than can be told by leaving out one after the other. */
    private List<Incompatibility> needed(List<Incompatibility> found) {
        List<Incompatibility> facts = found;
        for (Incompatibility fact : found) {
            if (facts.contains(fact)) {
                List<Incompatibility> others = new ArrayList<>(facts);
                others.remove(fact);
                if (isEnough(others)) {
                    facts = others;
                }
            }
        }
        return facts;
    }
}

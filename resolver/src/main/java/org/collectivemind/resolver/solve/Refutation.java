package org.collectivemind.resolver.solve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes out why there is no solution: the rules behind the last broken one, as objects with causes. Works on the trail at level 0,
 * once. Terms that hold by a package's own exclusions are resolved with these, so that a derivation names them.
 */
final class Refutation {
    private final Trail trail;
    private final Arena arena;
    /** By package, the rules that exclude candidates of it. */
    private final List<List<Incompatibility>> exclusions;

    private final Map<Integer, Incompatibility> written = new HashMap<>();
    /** By package, what may happen to it at first and after each of its entries, in their order. */
    private final Map<Integer, List<Choices>> states = new HashMap<>();
    /** By package, its entries. */
    private final Map<Integer, List<Integer>> entries = new HashMap<>();

    Refutation(Trail trail, Arena arena, List<List<Incompatibility>> exclusions) {
        this.trail = trail;
        this.arena = arena;
        this.exclusions = exclusions;
    }

    /** The rule that says there is no solution, given one that is broken at level 0. */
    Incompatibility of(int broken) {
        Incompatibility rule = write(broken);
        while (!isFailure(rule)) {
            int latest = Trail.NONE;
            for (int i = 0; i < rule.size(); i++) {
                latest = Math.max(latest, satisfier(rule.id(i), rule.term(i)));
            }
            rule = latest == Trail.NONE
                    ? withoutExclusions(rule)
                    : resolved(rule, write(trail.causeOf(latest)), trail.idOf(latest));
        }
        return rule;
    }

    /** Two facts come in the order in which the conclusion names their packages. */
    private Incompatibility resolved(Incompatibility rule, Incompatibility cause, int pivot) {
        Incompatibility broken = withoutExclusions(rule, cause);
        boolean facts = broken.cause() instanceof Cause.External && cause.cause() instanceof Cause.External;
        return facts && firstBeside(cause, pivot) <= firstBeside(broken, pivot)
                ? cause.resolve(broken, pivot)
                : broken.resolve(cause, pivot);
    }

    private static int firstBeside(Incompatibility rule, int pivot) {
        for (int i = 0; i < rule.size(); i++) {
            if (rule.id(i) != pivot) {
                return rule.id(i);
            }
        }
        return Integer.MAX_VALUE;
    }

    private static boolean isFailure(Incompatibility rule) {
        return rule.size() == 0 || rule.size() == 1 && rule.id(0) == Problem.ROOT;
    }

    private Incompatibility write(int rule) {
        // Derivations are deep; the explicit stack keeps the thread's own small.
        Deque<Integer> open = new ArrayDeque<>();
        open.push(rule);
        while (!open.isEmpty()) {
            int next = open.peek();
            if (written.containsKey(next)) {
                open.pop();
            } else if (!arena.isLearned(next)) {
                written.put(next, stated(next));
            } else {
                learned(next, open);
            }
        }
        return written.get(rule);
    }

    private Incompatibility stated(int rule) {
        List<Incompatibility.Term> terms = new ArrayList<>();
        for (int i = 0; i < arena.size(rule); i++) {
            terms.add(new Incompatibility.Term(arena.id(rule, i), choices(rule, i)));
        }
        return Incompatibility.of(arena.reason(rule), terms);
    }

    private Choices choices(int rule, int position) {
        return Choices.copyOf(trail.sets.words, arena.set(rule, position), trail.candidates(arena.id(rule, position)));
    }

    /** Writes a rule whose premises are written; else puts those on the stack. */
    private void learned(int rule, Deque<Integer> open) {
        int[] proof = arena.proof(rule);
        boolean ready = true;
        for (int i = 0; i < proof.length; i += 2) {
            if (!written.containsKey(proof[i])) {
                open.push(proof[i]);
                ready = false;
            }
        }
        if (ready) {
            Incompatibility result = written.get(proof[0]);
            for (int i = 1; i < proof.length; i += 2) {
                result = resolved(result, written.get(proof[i + 1]), proof[i]);
            }
            written.put(rule, withoutExclusions(result));
        }
    }

    /** The entry from which on the term holds, {@link Trail#NONE} where it always did. */
    private int satisfier(int id, Choices term) {
        List<Choices> after = states.computeIfAbsent(id, this::replay);
        int position = after.size() - 1;
        while (position >= 0 && after.get(position).isSubsetOf(term)) {
            position--;
        }
        return position < 0 ? Trail.NONE : entries.get(id).get(position);
    }

    private List<Choices> replay(int id) {
        List<Integer> own = new ArrayList<>();
        for (int entry = trail.last(id); entry != Trail.NONE; entry = trail.previous(entry)) {
            own.add(0, entry);
        }
        entries.put(id, own);
        List<Choices> all = new ArrayList<>(List.of(initial(id)));
        for (int entry : own) {
            int cause = trail.causeOf(entry);
            for (int i = 0; i < arena.size(cause); i++) {
                if (arena.id(cause, i) == id) {
                    all.add(all.get(all.size() - 1).minus(choices(cause, i)));
                }
            }
        }
        return all;
    }

    private Choices initial(int id) {
        return Solver.initial(id, trail.candidates(id), exclusions.get(id));
    }

    private Incompatibility withoutExclusions(Incompatibility rule) {
        return withoutExclusions(rule, rule, false);
    }

    /** Exclusions that the next rule needs as well are left for later: so what excludes a package is told once. */
    private Incompatibility withoutExclusions(Incompatibility rule, Incompatibility next) {
        return withoutExclusions(rule, next, true);
    }

    private Incompatibility withoutExclusions(Incompatibility before, Incompatibility next, boolean sparing) {
        Incompatibility rule = before;
        for (int i = 0; i < before.size(); i++) {
            int id = before.id(i);
            if (isExcluded(before, id) && !(sparing && isExcluded(next, id))) {
                for (Incompatibility exclusion : needed(exclusions.get(id), before.term(i))) {
                    rule = rule.resolve(exclusion, id);
                }
            }
        }
        return rule;
    }

    /** Whether the rule's term for the package holds by the package's own exclusions. */
    private boolean isExcluded(Incompatibility rule, int id) {
        for (int i = 0; i < rule.size(); i++) {
            if (rule.id(i) == id) {
                return id != Problem.ROOT && initial(id).isSubsetOf(rule.term(i));
            }
        }
        return false;
    }

    /** A smallest choice of exclusions that makes up, with the term, for everything. */
    private static List<Incompatibility> needed(List<Incompatibility> exclusions, Choices term) {
        List<Incompatibility> needed = new ArrayList<>(exclusions);
        for (Incompatibility exclusion : exclusions) {
            Choices others = term;
            for (Incompatibility other : needed) {
                others = other == exclusion ? others : others.or(other.term(0));
            }
            if (others.isAll()) {
                needed.remove(exclusion);
            }
        }
        return needed;
    }
}

package org.collectivemind.resolver.solve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unit propagation. Of each incompatibility two terms that do not hold yet are watched; only when one of them comes to hold is
 * the rest looked at, so that a backjump costs nothing. Only rules told late, whose other terms held before the current level,
 * must be looked at again after it. Mutable.
 */
final class Watches {
    private final Trail trail;
    private final List<List<Incompatibility>> watching = new ArrayList<>();
    private final Deque<Integer> changed = new ArrayDeque<>();
    /** Rules that had followed at a lower level than the one they were told at. */
    private List<Incompatibility> late = new ArrayList<>();

    Watches(Trail trail) {
        this.trail = trail;
    }

    void open() {
        watching.add(new ArrayList<>());
    }

    void changed(int id) {
        changed.add(id);
    }

    void forget() {
        changed.clear();
    }

    /** Adds a rule, or looks at it anew after a backjump, and draws what follows at once. Answers the rule if it is broken. */
    @Nullable
    Incompatibility add(Incompatibility rule) {
        int first = best(rule, -1);
        int second = rule.size() == 1 ? first : best(rule, first);
        watch(rule, first);
        if (second != first) {
            watch(rule, second);
        }
        rule.firstWatch = first;
        rule.secondWatch = second;
        return second == first || holds(rule, second) ? concludeAdded(rule) : null;
    }

    private void watch(Incompatibility rule, int position) {
        if (position != rule.firstWatch && position != rule.secondWatch) {
            watching.get(rule.id(position)).add(rule);
        }
    }

    /** Draws again what late rules say after a backjump. Answers a broken rule, or null. */
    @Nullable
    Incompatibility afterBackjump() {
        List<Incompatibility> again = late;
        late = new ArrayList<>();
        Incompatibility broken = null;
        for (Incompatibility rule : again) {
            Incompatibility answer = add(rule);
            broken = broken == null ? answer : broken;
        }
        return broken;
    }

    private @Nullable Incompatibility concludeAdded(Incompatibility rule) {
        boolean alone = rule.secondWatch == rule.firstWatch;
        int since = alone ? 0 : trail.levelOf(trail.satisfier(rule.id(rule.secondWatch), rule.term(rule.secondWatch)));
        if (since < trail.level()) {
            late.add(rule);
        }
        return conclude(rule, rule.firstWatch);
    }

    /** The term to watch: one that does not hold, else the one that came to hold last. */
    private int best(Incompatibility rule, int except) {
        int best = -1;
        int latest = -2;
        for (int i = 0; i < rule.size(); i++) {
            if (i != except) {
                int since = holds(rule, i) ? trail.satisfier(rule.id(i), rule.term(i)) : Integer.MAX_VALUE;
                if (since > latest) {
                    best = i;
                    latest = since;
                }
            }
        }
        return best;
    }

    /** Every term but one holds: so that one must not. Answers the rule if it does. */
    private @Nullable Incompatibility conclude(Incompatibility rule, int position) {
        int id = rule.id(position);
        Choices term = rule.term(position);
        if (trail.satisfies(id, term)) {
            return rule;
        }
        if (!trail.contradicts(id, term)) {
            trail.derive(id, term, rule);
            changed.add(id);
        }
        return null;
    }

    /** Draws all that follows. Answers a broken rule, or null. */
    @Nullable
    Incompatibility propagate() {
        while (!changed.isEmpty()) {
            int id = changed.poll();
            Incompatibility broken = visit(id, watching.get(id));
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private @Nullable Incompatibility visit(int id, List<Incompatibility> rules) {
        int kept = 0;
        Incompatibility broken = null;
        // Rules added while we visit (conclude may not, moving a watch adds to other packages) never land in this list.
        for (int i = 0; i < rules.size(); i++) {
            Incompatibility rule = rules.get(i);
            if (broken != null || !moveWatch(rule, id)) {
                rules.set(kept++, rule);
                if (broken == null) {
                    broken = concludeWatched(rule, id);
                }
            }
        }
        rules.subList(kept, rules.size()).clear();
        return broken;
    }

    /** Whether the rule no longer watches the package: another term that does not hold was found, or it left before. */
    private boolean moveWatch(Incompatibility rule, int id) {
        boolean first = rule.id(rule.firstWatch) == id;
        if (!first && rule.id(rule.secondWatch) != id) {
            return true;
        }
        int mine = first ? rule.firstWatch : rule.secondWatch;
        if (!holds(rule, mine)) {
            return false;
        }
        for (int i = 0; i < rule.size(); i++) {
            if (i != rule.firstWatch && i != rule.secondWatch && !holds(rule, i)) {
                if (first) {
                    rule.firstWatch = i;
                } else {
                    rule.secondWatch = i;
                }
                watching.get(rule.id(i)).add(rule);
                return true;
            }
        }
        return false;
    }

    private @Nullable Incompatibility concludeWatched(Incompatibility rule, int id) {
        if (rule.size() == 1) {
            return conclude(rule, rule.firstWatch);
        }
        boolean first = rule.id(rule.firstWatch) == id;
        int mine = first ? rule.firstWatch : rule.secondWatch;
        int other = first ? rule.secondWatch : rule.firstWatch;
        return holds(rule, mine) ? conclude(rule, other) : null;
    }

    private boolean holds(Incompatibility rule, int position) {
        return trail.satisfies(rule.id(position), rule.term(position));
    }
}

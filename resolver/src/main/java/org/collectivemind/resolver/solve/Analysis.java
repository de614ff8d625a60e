package org.collectivemind.resolver.solve;

import java.util.Arrays;

/**
 * What a broken rule teaches: it is resolved with the causes of what made its terms hold, latest first, until one term alone came
 * to hold at its level (the first unique implication point). Terms that hold whatever is decided are left out. Mutable, used again.
 */
final class Analysis {
    private static final int ABSENT = -1;
    private final Trail trail;
    private final Arena arena;
    /** The packages of the rule so far. */
    private int[] members = new int[16];

    private int memberCount;
    /** By package, its place among the members. */
    private int[] places = new int[0];
    /** By package, the entry since which its term holds. */
    private int[] since = new int[0];
    /** By package, its term; as {@link Trail#current}. */
    private long[] terms = new long[0];

    private int[] steps = new int[32];
    private int stepsUsed;
    /** The level of the latest term, and how many terms came to hold there. */
    private int top;

    private int atTop;

    Analysis(Trail trail, Arena arena) {
        this.trail = trail;
        this.arena = arena;
    }

    /** Whether the rule is broken whatever is decided, so that nothing can be learned but that there is no solution. */
    boolean isFinal(int broken) {
        if (trail.level() == 0) {
            return true;
        }
        for (int i = 0; i < arena.size(broken); i++) {
            if (!trail.holdsAtGround(arena.id(broken, i), arena.set(broken, i))) {
                return false;
            }
        }
        return true;
    }

    /** Resolves a broken rule that is not final. {@link #target} and {@link #store} answer for it. */
    void resolve(int broken) {
        start(broken);
        int entry = Trail.NONE;
        for (int i = 0; i < memberCount; i++) {
            entry = Math.max(entry, since[members[i]]);
        }
        top = trail.levelOf(entry);
        for (int i = 0; i < memberCount; i++) {
            atTop += trail.levelOf(since[members[i]]) == top ? 1 : 0;
        }
        for (; atTop > 1; entry--) {
            int id = trail.idOf(entry);
            if (places[id] != ABSENT && since[id] == entry) {
                step(id, entry);
            }
        }
    }

    private void start(int broken) {
        if (places.length < trail.size()) {
            int known = places.length;
            places = Arrays.copyOf(places, trail.size() * 2);
            Arrays.fill(places, known, places.length, ABSENT);
            since = Arrays.copyOf(since, places.length);
        }
        if (terms.length < trail.current.length) {
            terms = new long[trail.current.length];
        }
        for (int i = 0; i < memberCount; i++) {
            places[members[i]] = ABSENT;
        }
        memberCount = 0;
        stepsUsed = 0;
        atTop = 0;
        for (int i = 0; i < arena.size(broken); i++) {
            include(arena.id(broken, i), arena.set(broken, i));
        }
    }

    /** Adds a term; answers whether it is one that holds only since some level. */
    private boolean include(int id, int set) {
        if (trail.holdsAtGround(id, set)) {
            return false;
        }
        if (memberCount == members.length) {
            members = Arrays.copyOf(members, memberCount * 2);
        }
        places[id] = memberCount;
        members[memberCount++] = id;
        int from = trail.base[id];
        System.arraycopy(trail.sets.words, set, terms, from, trail.base[id + 1] - from);
        since[id] = trail.satisfier(id, set);
        return true;
    }

    private void step(int pivot, int entry) {
        int cause = trail.causeOf(entry);
        if (stepsUsed + 2 > steps.length) {
            steps = Arrays.copyOf(steps, steps.length * 2);
        }
        steps[stepsUsed++] = pivot;
        steps[stepsUsed++] = cause;
        for (int i = 0; i < arena.size(cause); i++) {
            int id = arena.id(cause, i);
            int set = arena.set(cause, i);
            if (id == pivot) {
                widen(id, set, entry);
            } else if (places[id] != ABSENT) {
                narrow(id, set);
            } else if (include(id, set)) {
                atTop += trail.levelOf(since[id]) == top ? 1 : 0;
            }
        }
    }

    /** Of the package resolved on, what either rule forbids. */
    private void widen(int id, int set, int entry) {
        int from = trail.base[id];
        for (int i = from; i < trail.base[id + 1]; i++) {
            terms[i] |= trail.sets.words[set + i - from];
        }
        int earlier = trail.satisfier(id, terms, from, trail.previous(entry));
        atTop -= trail.levelOf(earlier) == top ? 0 : 1;
        since[id] = earlier;
        if (earlier == Trail.NONE) {
            int moved = members[--memberCount];
            members[places[id]] = moved;
            places[moved] = places[id];
            places[id] = ABSENT;
        }
    }

    /** Of any other package, what both rules need. */
    private void narrow(int id, int set) {
        boolean changed = false;
        int from = trail.base[id];
        for (int i = from; i < trail.base[id + 1]; i++) {
            long both = terms[i] & trail.sets.words[set + i - from];
            changed |= both != terms[i];
            terms[i] = both;
        }
        if (changed) {
            int later = trail.satisfier(id, terms, from, trail.last(id));
            atTop += trail.levelOf(later) == top && trail.levelOf(since[id]) != top ? 1 : 0;
            since[id] = later;
        }
    }

    /** The level to jump to: there all terms but one hold. */
    int target() {
        int target = 0;
        for (int i = 0; i < memberCount; i++) {
            int level = trail.levelOf(since[members[i]]);
            target = level == top ? target : Math.max(target, level);
        }
        return target;
    }

    /** The package whose term came to hold last. */
    int latest() {
        int latest = members[0];
        for (int i = 1; i < memberCount; i++) {
            latest = since[members[i]] > since[latest] ? members[i] : latest;
        }
        return latest;
    }

    /** Whether what is learned is the broken rule itself. */
    boolean isTheRuleItself() {
        return stepsUsed == 0;
    }

    /** Stores the rule, the term that came to hold last first. */
    int store(int broken) {
        int rule = arena.learn(broken, steps, stepsUsed, memberCount);
        for (int i = 0; i < memberCount; i++) {
            int id = members[i];
            int from = trail.base[id];
            arena.term(rule, i, id, trail.sets.intern(terms, from, trail.base[id + 1] - from));
        }
        arena.swap(rule, 0, places[latest()]);
        return rule;
    }
}

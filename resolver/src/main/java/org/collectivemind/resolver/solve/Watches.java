package org.collectivemind.resolver.solve;

import java.util.Arrays;

/**
 * Unit propagation. The first two terms of a rule are watched, terms that do not hold yet as long as there are such. A term that
 * holds for one choice only is looked at when its package comes down to that choice; any other when one choice that speaks against
 * it, its witness, is lost. The rules that wait for one such event are a ring, linked through
 * the arena, of which the last is known. A backjump costs nothing;
 * only rules told late, which had followed at a lower level than the one they were told at, are looked at again after it.
 *
 * <p>Invariant, when all is propagated: where a watched term holds, the other one is excluded since no later level, or the rule is
 * late.
 */
final class Watches {
    private static final int UNHELD = Integer.MAX_VALUE;
    private static final int STAYS = 0;
    private static final int MOVED = 1;
    private static final int BROKEN = 2;
    private final Trail trail;
    private final Arena arena;
    private final SetPool sets;
    /** Number of each package's first choice; a choice has two lists: rules that wait to lose it, rules that wait for it alone. */
    private int[] first = new int[16];

    private int[] tails = new int[64];
    /** Which choices may have rules that wait to lose them; in words as {@link Trail#current}. */
    private long[] awaited = new long[16];

    private int[] late = new int[16];
    private int lateCount;
    private long visits;

    Watches(Trail trail, Arena arena) {
        this.trail = trail;
        this.arena = arena;
        this.sets = trail.sets;
    }

    /** Makes room for the package that came into sight last. */
    void open() {
        int size = trail.size();
        if (size == first.length) {
            first = Arrays.copyOf(first, size * 2);
        }
        first[size] = first[size - 1] + trail.candidates(size - 1) + 1;
        if (2 * first[size] > tails.length) {
            tails = Arrays.copyOf(tails, Math.max(tails.length * 2, 2 * first[size]));
        }
        if (trail.base[size] > awaited.length) {
            awaited = Arrays.copyOf(awaited, trail.current.length);
        }
    }

    /** Adds a rule and draws what follows from it at once. Answers the rule if it is broken, else 0. */
    int add(int rule) {
        if (arena.size(rule) == 0) {
            addLate(rule);
            return rule;
        }
        toSlot(rule, 0);
        int second = arena.size(rule) == 1 ? Trail.NONE : toSlot(rule, 1);
        if (second != Trail.NONE) {
            link(rule, 0);
            link(rule, 1);
        }
        if (second == UNHELD) {
            return 0;
        }
        if (trail.levelOf(second) < trail.level()) {
            addLate(rule);
        }
        return conclude(rule);
    }

    /** Moves the term that does not hold, else the one that came to hold last, to the slot. Answers since which entry. */
    private int toSlot(int rule, int slot) {
        int best = slot;
        int latest = Trail.NONE - 1;
        for (int i = slot; i < arena.size(rule) && latest != UNHELD; i++) {
            int id = arena.id(rule, i);
            int set = arena.set(rule, i);
            int since = trail.holds(id, set) ? trail.satisfier(id, set) : UNHELD;
            if (since > latest) {
                best = i;
                latest = since;
            }
        }
        arena.swap(rule, slot, best);
        return latest;
    }

    private void addLate(int rule) {
        if (lateCount == late.length) {
            late = Arrays.copyOf(late, lateCount * 2);
        }
        late[lateCount++] = rule;
    }

    /** To be called right after a backjump: rules whose second term no longer holds are watched as any other. */
    void forgetEarlyRules() {
        int kept = 0;
        for (int i = 0; i < lateCount; i++) {
            int rule = late[i];
            if (arena.size(rule) < 2 || trail.holds(arena.id(rule, 1), arena.set(rule, 1))) {
                late[kept++] = rule;
            }
        }
        lateCount = kept;
    }

    /** Draws again what late rules say after a backjump. Answers the first broken one, or 0. */
    int concludeLate() {
        int kept = 0;
        int broken = 0;
        for (int i = 0; i < lateCount; i++) {
            int rule = late[i];
            if (isLate(rule)) {
                late[kept++] = rule;
            }
            int answer = conclude(rule);
            broken = broken == 0 ? answer : broken;
        }
        lateCount = kept;
        return broken;
    }

    private boolean isLate(int rule) {
        return trail.level() > 0
                && (arena.size(rule) < 2
                        || trail.levelOf(trail.satisfier(arena.id(rule, 1), arena.set(rule, 1))) < trail.level());
    }

    /** Every term but the first holds: so that one must not. Answers the rule if it does, else 0. */
    private int conclude(int rule) {
        if (arena.size(rule) == 0) {
            return rule;
        }
        int id = arena.id(rule, 0);
        int set = arena.set(rule, 0);
        if (trail.holds(id, set)) {
            return rule;
        }
        if (!trail.excludes(id, set)) {
            trail.derive(id, set, rule);
        }
        return 0;
    }

    /** Lets the rule wait for what could make the term in the slot hold. */
    private void link(int rule, int slot) {
        int id = arena.id(rule, slot);
        int set = arena.set(rule, slot);
        int alone = alone(id, set);
        int choice = alone;
        if (alone < 0) {
            choice = witness(trail.current, trail.base[id], id, set);
            if (choice < 0) {
                choice = witness(trail.history, trail.before(trail.satisfier(id, set)), id, set);
            }
            awaited[trail.base[id] + (choice >> 6)] |= 1L << choice;
        }
        append(2 * (first[id] + choice) + (alone < 0 ? 0 : 1), id, rule, slot);
    }

    private void append(int list, int id, int rule, int slot) {
        int[] ints = arena.ints;
        int link = rule + Arena.NEXT + slot;
        int tail = tails[list];
        if (tail == 0) {
            ints[link] = rule;
        } else {
            int last = tail + Arena.NEXT + slot(tail, id);
            ints[link] = ints[last];
            ints[last] = rule;
        }
        tails[list] = rule;
    }

    private int slot(int rule, int id) {
        return arena.ints[rule + Arena.TERMS] == id ? 0 : 1;
    }

    /** The one choice, as a bit, for which the term may ever hold; -1 where there are more. */
    private int alone(int id, int set) {
        int choice = -1;
        for (int i = trail.base[id], at = set; i < trail.base[id + 1]; i++, at++) {
            long word = trail.ground[i] & sets.words[at];
            if (word != 0) {
                if (choice >= 0 || (word & word - 1) != 0) {
                    return -1;
                }
                choice = (i - trail.base[id] << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        return choice;
    }

    /** The highest choice that speaks against the term, -1 where there is none: highest, for the newest version is lost last. */
    private int witness(long[] array, int from, int id, int set) {
        for (int i = trail.base[id + 1] - trail.base[id] - 1; i >= 0; i--) {
            long word = array[from + i] & ~sets.words[set + i];
            if (word != 0) {
                return (i << 6) + 63 - Long.numberOfLeadingZeros(word);
            }
        }
        return -1;
    }

    /** Draws all that follows. Answers a broken rule, or 0. */
    int propagate() {
        int broken = 0;
        while (broken == 0 && !trail.shrunk.isEmpty()) {
            broken = visit(trail.shrunk.poll());
        }
        if (broken == 0 && trail.level() == 0) {
            trail.propagatedGround();
        }
        return broken;
    }

    private int visit(int id) {
        int from = trail.base[id];
        int width = trail.base[id + 1] - from;
        int since = trail.since(id);
        int left = 0;
        int choice = 0;
        for (int i = 0; i < width; i++) {
            long now = trail.current[from + i];
            if (trail.level() == 0) {
                trail.ground[from + i] = now;
            }
            if (now != 0) {
                left += Long.bitCount(now);
                choice = (i << 6) + Long.numberOfTrailingZeros(now);
            }
        }
        for (int i = 0; i < width; i++) {
            long lost = trail.history[since + i] & ~trail.current[from + i] & awaited[from + i];
            for (; lost != 0; lost &= lost - 1) {
                int bit = Long.numberOfTrailingZeros(lost);
                int list = 2 * (first[id] + (i << 6) + bit);
                int broken = visit(list, id, false);
                if (broken != 0) {
                    return broken;
                }
                if (tails[list] == 0) {
                    awaited[from + i] &= ~(1L << bit);
                }
            }
        }
        return left == 1 ? visit(2 * (first[id] + choice) + 1, id, true) : 0;
    }

    /** Looks at the rules of a list; of each, the term of this package may hold now, or does. Answers a broken one, or 0. */
    private int visit(int list, int id, boolean holds) {
        int tail = tails[list];
        if (tail == 0) {
            return 0;
        }
        int[] ints = arena.ints;
        int kept = tail;
        int rule;
        do {
            int link = kept + Arena.NEXT + slot(kept, id);
            rule = ints[link];
            int slot = slot(rule, id);
            int next = ints[rule + Arena.NEXT + slot];
            visits++;
            int answer = look(rule, slot, holds);
            if (answer == BROKEN) {
                return rule;
            } else if (answer == STAYS) {
                kept = rule;
            } else if (next == rule) {
                tails[list] = 0;
            } else {
                ints[link] = next;
                tails[list] = rule == tail ? kept : tail;
            }
        } while (rule != tail);
        return 0;
    }

    private int look(int rule, int slot, boolean holds) {
        int[] ints = arena.ints;
        int mine = rule + Arena.TERMS + 2 * slot;
        int other = rule + Arena.TERMS + 2 * (1 - slot);
        if (trail.excludes(ints[other], ints[other + 1])) {
            return STAYS;
        }
        if (!holds && !trail.holds(ints[mine], ints[mine + 1])) {
            link(rule, slot);
            return MOVED;
        }
        for (int i = 2; i < ints[rule]; i++) {
            if (!trail.holds(arena.id(rule, i), arena.set(rule, i))) {
                arena.swap(rule, slot, i);
                link(rule, slot);
                return MOVED;
            }
        }
        if (trail.holds(ints[other], ints[other + 1])) {
            return BROKEN;
        }
        trail.derive(ints[other], ints[other + 1], rule);
        return STAYS;
    }

    /** How often a rule was looked at. */
    long visits() {
        return visits;
    }

    long bytes() {
        return 2L * first[trail.size()] * Integer.BYTES;
    }
}

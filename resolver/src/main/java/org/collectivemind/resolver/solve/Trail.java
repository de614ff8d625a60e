package org.collectivemind.resolver.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided and what followed, in order, undone from the end. Mutable. Invariant: every entry after a decision of its
 * level has a cause whose other terms held before it.
 */
final class Trail implements Problem.Assignment {
    private static final int BEFORE = -1;
    private final List<Entry> entries = new ArrayList<>();
    private final List<List<Incompatibility>> exclusions = new ArrayList<>();
    private Choices[] initial = new Choices[64];
    private Choices[] current = new Choices[64];
    /** Index of the last entry of each package. */
    private int[] last = new int[64];

    private boolean[] decided = new boolean[64];
    private int size;
    private int level;

    private record Entry(
            int id,
            Choices after,
            int previous,
            int level,
            @Nullable Incompatibility cause) {}

    /** Brings the next package into sight. Its exclusions hold whatever is decided, so they are no entries. */
    void open(int candidates, List<Incompatibility> rules) {
        if (size == current.length) {
            initial = Arrays.copyOf(initial, size * 2);
            current = Arrays.copyOf(current, size * 2);
            last = Arrays.copyOf(last, size * 2);
            decided = Arrays.copyOf(decided, size * 2);
        }
        Choices choices = size == Problem.ROOT ? Choices.only(candidates, 0) : Choices.all(candidates);
        for (Incompatibility rule : rules) {
            choices = choices.minus(rule.term(0));
        }
        exclusions.add(rules);
        initial[size] = choices;
        current[size] = choices;
        last[size] = BEFORE;
        size++;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Choices choices(int id) {
        return current[id];
    }

    @Override
    public boolean isDecided(int id) {
        return decided[id];
    }

    List<Incompatibility> exclusions(int id) {
        return exclusions.get(id);
    }

    /** How many entries there are. */
    int length() {
        return entries.size();
    }

    int level() {
        return level;
    }

    int levelOf(int entry) {
        return entry == BEFORE ? 0 : entries.get(entry).level();
    }

    /** What the entry follows from; null for a decision. */
    @Nullable
    Incompatibility causeOf(int entry) {
        return entries.get(entry).cause();
    }

    int idOf(int entry) {
        return entries.get(entry).id();
    }

    void decide(int id, int candidate) {
        level++;
        push(id, Choices.only(current[id].universe(), candidate), null);
        decided[id] = true;
    }

    void derive(int id, Choices forbidden, Incompatibility cause) {
        push(id, current[id].minus(forbidden), cause);
    }

    private void push(int id, Choices after, @Nullable Incompatibility cause) {
        entries.add(new Entry(id, after, last[id], level, cause));
        last[id] = entries.size() - 1;
        current[id] = after;
    }

    /** Undoes everything above the level. */
    void backjump(int target) {
        while (!entries.isEmpty() && entries.get(entries.size() - 1).level() > target) {
            Entry entry = entries.remove(entries.size() - 1);
            last[entry.id()] = entry.previous();
            current[entry.id()] = entry.previous() == BEFORE
                    ? initial[entry.id()]
                    : entries.get(entry.previous()).after();
            decided[entry.id()] &= entry.cause() != null;
        }
        level = target;
    }

    boolean satisfies(int id, Choices term) {
        return current[id].isSubsetOf(term);
    }

    boolean contradicts(int id, Choices term) {
        return !current[id].intersects(term);
    }

    /** The entry from which on the term holds, {@code -1} where it always did. The term must hold now. */
    int satisfier(int id, Choices term) {
        if (initial[id].isSubsetOf(term)) {
            return BEFORE;
        }
        int entry = last[id];
        for (int before = entries.get(entry).previous();
                before != BEFORE && entries.get(before).after().isSubsetOf(term);
                before = entries.get(before).previous()) {
            entry = before;
        }
        return entry;
    }
}

package org.collectivemind.resolver.solve;

import java.util.Arrays;

/**
 * What was decided and what followed, in order, undone from the end; packages are numbers, their choices words. Mutable.
 * Invariants: every entry after a decision of its level has a cause whose other terms held before it; no package's choices are
 * ever empty; levels never fall along the entries.
 */
final class Trail implements Problem.Assignment {
    static final int NONE = -1;
    private static final int START = 16;
    final SetPool sets;
    /** Packages whose choices, or whether they are decided, changed since the agenda last looked. */
    final PackageQueue touched = new PackageQueue();
    /** Packages whose choices shrank since the watches last looked; {@link #since} says from what. */
    final PackageQueue shrunk = new PackageQueue();
    /** Where each package's words begin in {@link #current} and {@link #ground}; one number more than there are packages. */
    int[] base = new int[START];
    /** What may still happen to each package. */
    long[] current = new long[START];
    /** What may happen to each package whatever is decided; level 0 as far as it is propagated. */
    long[] ground = new long[START];
    /** What may happen to packages before the entries of {@link #before} and {@link #since}. */
    long[] history = new long[START];

    private int historyUsed;
    private int[] candidates = new int[START];
    private boolean[] decided = new boolean[START];
    private int[] since = new int[START];
    /** The last entry of each package. */
    private int[] last = new int[START];

    private int size;
    // The entries, one array for each of their parts.
    private int[] ids = new int[START];
    private int[] causes = new int[START];
    private int[] previous = new int[START];
    private int[] levels = new int[START];
    private int[] before = new int[START];
    private int length;
    private long entries;
    private int[] settled = new int[START];
    private int settledCount;
    private int level;
    /** By level, how many entries and how many settled packages there were before it. */
    private int[] lengthBefore = new int[START];

    private int[] settledBefore = new int[START];

    Trail(SetPool sets) {
        this.sets = sets;
    }

    /** Brings the next package into sight; the words say what may happen to it. */
    void open(int count, long[] words) {
        int id = size++;
        if (size == base.length) {
            base = Arrays.copyOf(base, size * 2);
            candidates = Arrays.copyOf(candidates, size * 2);
            decided = Arrays.copyOf(decided, size * 2);
            since = Arrays.copyOf(since, size * 2);
            last = Arrays.copyOf(last, size * 2);
        }
        int from = base[id];
        base[size] = from + words.length;
        if (base[size] > current.length) {
            int room = Math.max(current.length * 2, base[size]);
            current = Arrays.copyOf(current, room);
            ground = Arrays.copyOf(ground, room);
        }
        System.arraycopy(words, 0, current, from, words.length);
        System.arraycopy(words, 0, ground, from, words.length);
        candidates[id] = count;
        last[id] = NONE;
        touched.add(id);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Choices choices(int id) {
        return Choices.copyOf(current, base[id], candidates[id]);
    }

    @Override
    public Choices possible(int id) {
        return Choices.copyOf(ground, base[id], candidates[id]);
    }

    @Override
    public boolean isDecided(int id) {
        return decided[id];
    }

    @Override
    public boolean mayStayOut(int id) {
        return (current[base[id]] & 1) != 0;
    }

    @Override
    public int remaining(int id) {
        int count = mayStayOut(id) ? -1 : 0;
        for (int i = base[id]; i < base[id + 1]; i++) {
            count += Long.bitCount(current[i]);
        }
        return count;
    }

    @Override
    public int lowest(int id) {
        for (int i = base[id]; i < base[id + 1]; i++) {
            long word = i == base[id] ? current[i] & ~1L : current[i];
            if (word != 0) {
                return (i - base[id] << 6) + Long.numberOfTrailingZeros(word) - 1;
            }
        }
        return NONE;
    }

    int candidates(int id) {
        return candidates[id];
    }

    int level() {
        return level;
    }

    int length() {
        return length;
    }

    /** How many entries there ever were. */
    long entries() {
        return entries;
    }

    int idOf(int entry) {
        return ids[entry];
    }

    /** The rule the entry follows from; 0 for a decision. */
    int causeOf(int entry) {
        return causes[entry];
    }

    int levelOf(int entry) {
        return entry == NONE ? 0 : levels[entry];
    }

    int last(int id) {
        return last[id];
    }

    int previous(int entry) {
        return previous[entry];
    }

    /** Where in {@link #history} the package's choices before the entry are; only of entries above level 0. */
    int before(int entry) {
        return before[entry];
    }

    /** Where in {@link #history} the choices of a package that {@link #shrunk} are, as they were before. */
    int since(int id) {
        return since[id];
    }

    /** Opens a level with a decision. */
    void decide(int id, int candidate) {
        level++;
        if (level == lengthBefore.length) {
            lengthBefore = Arrays.copyOf(lengthBefore, level * 2);
            settledBefore = Arrays.copyOf(settledBefore, level * 2);
        }
        lengthBefore[level] = length;
        settledBefore[level] = settledCount;
        push(id, 0);
        Arrays.fill(current, base[id], base[id + 1], 0);
        current[base[id] + (candidate + 1 >> 6)] = 1L << candidate + 1;
        settle(id);
    }

    /** Notes that the rules of the package's one candidate were told. */
    void settle(int id) {
        decided[id] = true;
        if (settledCount == settled.length) {
            settled = Arrays.copyOf(settled, settledCount * 2);
        }
        settled[settledCount++] = id;
        touched.add(id);
    }

    /** Takes away what the rule forbids. */
    void derive(int id, int forbidden, int rule) {
        push(id, rule);
        for (int i = base[id], set = forbidden; i < base[id + 1]; i++, set++) {
            current[i] &= ~sets.words[set];
        }
    }

    private void push(int id, int cause) {
        entries++;
        if (length == ids.length) {
            growEntries(length * 2);
        }
        int width = base[id + 1] - base[id];
        if (historyUsed + width > history.length) {
            history = Arrays.copyOf(history, Math.max(history.length * 2, historyUsed + width));
        }
        for (int i = 0; i < width; i++) {
            history[historyUsed + i] = current[base[id] + i];
        }
        ids[length] = id;
        causes[length] = cause;
        previous[length] = last[id];
        levels[length] = level;
        before[length] = historyUsed;
        last[id] = length++;
        if (shrunk.add(id)) {
            since[id] = historyUsed;
        }
        historyUsed += width;
        touched.add(id);
    }

    private void growEntries(int room) {
        ids = Arrays.copyOf(ids, room);
        causes = Arrays.copyOf(causes, room);
        previous = Arrays.copyOf(previous, room);
        levels = Arrays.copyOf(levels, room);
        before = Arrays.copyOf(before, room);
    }

    /** To be called when everything at level 0 was propagated: how it came about is no longer asked word by word. */
    void propagatedGround() {
        historyUsed = 0;
    }

    /** How many packages were settled before the level. */
    int settledBefore(int above) {
        return above > level ? settledCount : settledBefore[above];
    }

    int settledCount() {
        return settledCount;
    }

    int settled(int position) {
        return settled[position];
    }

    /** Undoes everything above the level, which must be below the present one. */
    void backjump(int target) {
        while (settledCount > settledBefore[target + 1]) {
            int id = settled[--settledCount];
            decided[id] = false;
            touched.add(id);
        }
        while (length > lengthBefore[target + 1]) {
            int id = ids[--length];
            last[id] = previous[length];
            historyUsed = before[length];
            System.arraycopy(history, historyUsed, current, base[id], base[id + 1] - base[id]);
            touched.add(id);
        }
        level = target;
        shrunk.clear();
    }

    boolean holds(int id, int set) {
        return isWithin(current, base[id], sets.words, set, base[id + 1] - base[id]);
    }

    boolean holdsAtGround(int id, int set) {
        return isWithin(ground, base[id], sets.words, set, base[id + 1] - base[id]);
    }

    /** Whether the term can no longer hold. */
    boolean excludes(int id, int set) {
        long[] words = sets.words;
        int from = base[id];
        int width = base[id + 1] - from;
        for (int i = 0; i < width; i++) {
            if ((current[from + i] & words[set + i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the term cannot hold whatever is decided. */
    boolean excludesAtGround(int id, int set) {
        for (int i = base[id], at = set; i < base[id + 1]; i++, at++) {
            if ((ground[i] & sets.words[at]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The entry from which on the term holds, {@link #NONE} where it does whatever is decided. The term must hold now. */
    int satisfier(int id, int set) {
        return satisfier(id, sets.words, set, last[id]);
    }

    /** The same for words not in the pool, and for a term that held after the given entry of the package. */
    int satisfier(int id, long[] words, int from, int latest) {
        if (isWithin(ground, base[id], words, from, base[id + 1] - base[id])) {
            return NONE;
        }
        int entry = latest;
        while (isWithin(history, before[entry], words, from, base[id + 1] - base[id])) {
            entry = previous[entry];
        }
        return entry;
    }

    private static boolean isWithin(long[] array, int from, long[] words, int at, int width) {
        for (int i = 0; i < width; i++) {
            if ((array[from + i] & ~words[at + i]) != 0) {
                return false;
            }
        }
        return true;
    }
}

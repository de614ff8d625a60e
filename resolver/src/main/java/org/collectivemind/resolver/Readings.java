package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.List;

/** Counts through all sequences of choices, the first choice everywhere first. Mutable. */
final class Readings {
    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> options = new ArrayList<>();
    private int asked;

    /** The next choice of the present sequence, {@code 0..count-1}. */
    int pick(int count) {
        if (asked == taken.size()) {
            taken.add(0);
            options.add(count);
        }
        return taken.get(asked++);
    }

    /** Goes on to the next sequence; false where there is none. */
    boolean next() {
        asked = 0;
        for (int last = taken.size() - 1; last >= 0; last--) {
            if (taken.get(last) + 1 < options.get(last)) {
                taken.set(last, taken.get(last) + 1);
                return true;
            }
            taken.remove(last);
            options.remove(last);
        }
        return false;
    }
}

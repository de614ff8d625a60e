package org.collectivemind.resolver.solve;

import java.util.Arrays;

/**
 * Which packages are still to be decided: those with one choice left, in the order they came to that, and a heap of the others by
 * what the problem says of their urgency. Mutable. Invariant, after {@link #refresh}: every package that cannot stay out and is not
 * decided is here, with its present urgency; an urgency is only asked again when the package was touched.
 */
final class Agenda {
    private static final int ABSENT = -1;
    private final Problem problem;
    private final Trail trail;
    private final PackageQueue forced = new PackageQueue();
    private int[] heap = new int[16];
    private int size;
    /** By package, its place in the heap. */
    private int[] places = new int[0];

    private long[] urgencies = new long[0];

    Agenda(Problem problem, Trail trail) {
        this.problem = problem;
        this.trail = trail;
    }

    /** Looks at what was touched since the last time. */
    void refresh() {
        if (places.length < trail.size()) {
            int known = places.length;
            places = Arrays.copyOf(places, trail.size() * 2);
            Arrays.fill(places, known, places.length, ABSENT);
            urgencies = Arrays.copyOf(urgencies, places.length);
        }
        while (!trail.touched.isEmpty()) {
            int id = trail.touched.poll();
            boolean open = !trail.isDecided(id) && !trail.mayStayOut(id);
            boolean alone = open && trail.remaining(id) == 1;
            if (alone) {
                forced.add(id);
            }
            if (open && !alone) {
                put(id, problem.urgency(id, trail));
            } else if (places[id] != ABSENT) {
                remove(id);
            }
        }
    }

    /** A package with one choice left, {@link Trail#NONE} where there is none. */
    int forced() {
        while (!forced.isEmpty()) {
            int id = forced.peek();
            if (!trail.isDecided(id) && !trail.mayStayOut(id) && trail.remaining(id) == 1) {
                return id;
            }
            forced.poll();
        }
        return Trail.NONE;
    }

    /** The most urgent of the others, {@link Trail#NONE} where there is none. */
    int first() {
        return size == 0 ? Trail.NONE : heap[0];
    }

    private void put(int id, long urgency) {
        if (places[id] == ABSENT) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            places[id] = size;
            heap[size++] = id;
            urgencies[id] = urgency;
            up(id);
        } else if (urgency != urgencies[id]) {
            urgencies[id] = urgency;
            up(id);
            down(id);
        }
    }

    private void remove(int id) {
        int place = places[id];
        int moved = heap[--size];
        places[id] = ABSENT;
        if (moved != id) {
            heap[place] = moved;
            places[moved] = place;
            up(moved);
            down(moved);
        }
    }

    private boolean isSooner(int id, int other) {
        return urgencies[id] < urgencies[other] || urgencies[id] == urgencies[other] && id < other;
    }

    private void up(int id) {
        int place = places[id];
        while (place > 0 && isSooner(id, heap[place - 1 >> 1])) {
            int parent = place - 1 >> 1;
            set(place, heap[parent]);
            place = parent;
        }
        set(place, id);
    }

    private void down(int id) {
        int place = places[id];
        while (true) {
            int child = 2 * place + 1;
            if (child + 1 < size && isSooner(heap[child + 1], heap[child])) {
                child++;
            }
            if (child >= size || !isSooner(heap[child], id)) {
                set(place, id);
                return;
            }
            set(place, heap[child]);
            place = child;
        }
    }

    private void set(int place, int id) {
        heap[place] = id;
        places[id] = place;
    }
}

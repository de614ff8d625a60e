package org.collectivemind.resolver.solve;

import java.util.Arrays;

/** Packages waiting for something, first in first out, none of them twice. */
final class PackageQueue {
    private int[] ring = new int[16];
    private boolean[] waiting = new boolean[16];
    private int first;
    private int size;

    /** Whether the package was not waiting yet. */
    boolean add(int id) {
        if (id >= waiting.length) {
            grow(id);
        }
        if (waiting[id]) {
            return false;
        }
        waiting[id] = true;
        ring[first + size++ & ring.length - 1] = id;
        return true;
    }

    // Nobody waits twice, so the ring is never fuller than there are packages.
    private void grow(int id) {
        int[] grown = new int[Integer.highestOneBit(id) * 2];
        for (int i = 0; i < size; i++) {
            grown[i] = ring[first + i & ring.length - 1];
        }
        ring = grown;
        first = 0;
        waiting = Arrays.copyOf(waiting, grown.length);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The first, which goes on waiting. There must be one. */
    int peek() {
        return ring[first];
    }

    int poll() {
        int id = ring[first];
        first = first + 1 & ring.length - 1;
        size--;
        waiting[id] = false;
        return id;
    }

    void clear() {
        while (size > 0) {
            poll();
        }
    }
}

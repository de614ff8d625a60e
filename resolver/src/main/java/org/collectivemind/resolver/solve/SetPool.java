package org.collectivemind.resolver.solve;

import java.util.Arrays;

/**
 * Sets of choices as words, each set once: of two sets of the same number of words, equal ones have the same number. A set's number
 * is where its words begin. Only grows.
 */
final class SetPool {
    private static final int START = 32;
    long[] words = new long[START];
    private int used;
    /** By number of words, hash tables of set numbers, each one more than it is, so that 0 is an empty place. */
    private int[][] tables = new int[2][];

    private int[] counts = new int[2];

    /** The number of the set with these words. */
    int intern(long[] source, int from, int width) {
        int[] table = table(width);
        int mask = table.length - 1;
        int place = hash(source, from, width) & mask;
        while (table[place] != 0) {
            int known = table[place] - 1;
            if (Arrays.equals(words, known, known + width, source, from, from + width)) {
                return known;
            }
            place = (place + 1) & mask;
        }
        int set = used;
        if (set + width > words.length) {
            words = Arrays.copyOf(words, Math.max(words.length * 2, set + width));
        }
        System.arraycopy(source, from, words, set, width);
        used += width;
        table[place] = set + 1;
        if (++counts[width] * 2 > table.length) {
            tables[width] = grown(table, width);
        }
        return set;
    }

    private int[] table(int width) {
        if (width >= tables.length) {
            tables = Arrays.copyOf(tables, width + 1);
            counts = Arrays.copyOf(counts, width + 1);
        }
        if (tables[width] == null) {
            tables[width] = new int[START];
        }
        return tables[width];
    }

    private int[] grown(int[] table, int width) {
        int[] grown = new int[table.length * 2];
        for (int entry : table) {
            if (entry != 0) {
                int place = hash(words, entry - 1, width) & (grown.length - 1);
                while (grown[place] != 0) {
                    place = (place + 1) & (grown.length - 1);
                }
                grown[place] = entry;
            }
        }
        return grown;
    }

    private static int hash(long[] words, int from, int width) {
        long hash = 0;
        for (int i = from; i < from + width; i++) {
            // The multiplier is the golden ratio in 64 bits (Knuth, 6.4): sets differ in few bits, and those must reach
            // the top.
            hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) (hash ^ hash >>> 15);
    }

    /** How many different sets there are. */
    int size() {
        return Arrays.stream(counts).sum();
    }

    /** What the sets and their tables take, unused room not counted. */
    long bytes() {
        long entries = 0;
        for (int[] table : tables) {
            entries += table == null ? 0 : table.length;
        }
        return (long) used * Long.BYTES + entries * Integer.BYTES;
    }
}

package org.collectivemind.resolver.solve;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * A set of what may happen to one package: it stays out of the solution, or one of its candidates is taken. Candidates count
 * from 0. Staying out is an element like any other, so "requires b in 2..3" and "not a 1" are the same kind of set, and the
 * three-valued term algebra of PubGrub becomes subset and intersection. Immutable.
 */
public final class Choices {
    private static final int OUT = 0;
    private final long[] words;
    private final int candidates;

    private Choices(long[] words, int candidates) {
        this.words = words;
        this.candidates = candidates;
    }

    public static Choices none(int candidates) {
        return new Choices(new long[(candidates >> 6) + 1], candidates);
    }

    /** Everything: to stay out, or any candidate. */
    public static Choices all(int candidates) {
        return none(candidates).complement();
    }

    public static Choices only(int candidates, int candidate) {
        Choices choices = none(candidates);
        choices.set(candidate + 1);
        return choices;
    }

    public static Choices where(int candidates, IntPredicate predicate) {
        Choices choices = none(candidates);
        for (int candidate = 0; candidate < candidates; candidate++) {
            if (predicate.test(candidate)) {
                choices.set(candidate + 1);
            }
        }
        return choices;
    }

    /** The set whose words begin at {@code from}. */
    static Choices copyOf(long[] words, int from, int candidates) {
        return new Choices(Arrays.copyOfRange(words, from, from + (candidates >> 6) + 1), candidates);
    }

    /** The words themselves, which must not be changed. Staying out is bit 0, candidate n is bit n + 1. */
    long[] words() {
        return words;
    }

    private void set(int bit) {
        words[bit >> 6] |= 1L << bit;
    }

    /** How many candidates the package has, in this set or not. */
    public int universe() {
        return candidates;
    }

    public boolean mayStayOut() {
        return (words[0] & 1L << OUT) != 0;
    }

    public boolean contains(int candidate) {
        int bit = candidate + 1;
        return (words[bit >> 6] & 1L << bit) != 0;
    }

    /** How many candidates are in this set; staying out does not count. */
    public int count() {
        int count = mayStayOut() ? -1 : 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The lowest candidate in this set, {@code -1} where there is none. */
    public int lowest() {
        for (int i = 0; i < words.length; i++) {
            long word = i == 0 ? words[0] & ~1L : words[i];
            if (word != 0) {
                return (i << 6) + Long.numberOfTrailingZeros(word) - 1;
            }
        }
        return -1;
    }

    public boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    public boolean isAll() {
        for (int i = 0; i < words.length - 1; i++) {
            if (words[i] != -1) {
                return false;
            }
        }
        return words[words.length - 1] == -1L >>> 63 - (candidates & 63);
    }

    public boolean isSubsetOf(Choices other) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & ~other.words[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    public boolean intersects(Choices other) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    public Choices and(Choices other) {
        Choices result = none(candidates);
        for (int i = 0; i < words.length; i++) {
            result.words[i] = words[i] & other.words[i];
        }
        return result;
    }

    public Choices or(Choices other) {
        Choices result = none(candidates);
        for (int i = 0; i < words.length; i++) {
            result.words[i] = words[i] | other.words[i];
        }
        return result;
    }

    public Choices minus(Choices other) {
        Choices result = none(candidates);
        for (int i = 0; i < words.length; i++) {
            result.words[i] = words[i] & ~other.words[i];
        }
        return result;
    }

    public Choices complement() {
        Choices result = none(candidates);
        for (int i = 0; i < words.length; i++) {
            result.words[i] = ~words[i];
        }
        result.words[words.length - 1] &= -1L >>> 63 - (candidates & 63);
        return result;
    }

    /** Visits the candidates, lowest first. */
    public void forEach(IntConsumer consumer) {
        for (int i = 0; i < words.length; i++) {
            for (long rest = i == 0 ? words[0] & ~1L : words[i]; rest != 0; rest &= rest - 1) {
                consumer.accept((i << 6) + Long.numberOfTrailingZeros(rest) - 1);
            }
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Choices other && candidates == other.candidates && Arrays.equals(words, other.words);
    }

    @Override
    public int hashCode() {
        return 31 * candidates + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(mayStayOut() ? "{out" : "{");
        forEach(candidate -> text.append(text.length() > 1 ? "," : "").append(candidate));
        return text.append('}').toString();
    }
}

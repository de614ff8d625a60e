package org.collectivemind.format.attribute;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word somebody probably meant: at most two edits away (restricted Damerau–Levenshtein distance). */
public final class NearestWord {
    private static final int FARTHEST = 2;
    private static final int LONGEST = 100;

    private NearestWord() {}

    /** The nearest word, the first in the order of text where several are; empty when nothing is near. */
    public static Optional<String> among(Collection<String> words, String word) {
        int allowed = Math.min(FARTHEST, (word.length() - 1) / 2);
        if (word.length() > LONGEST || allowed < 1) {
            return Optional.empty();
        }
        return words.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= allowed)
                .filter(candidate -> distance(candidate, word) <= allowed)
                .min(Comparator.comparingInt((String candidate) -> distance(candidate, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    static int distance(String left, String right) {
        int[][] costs = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                costs[i][j] = i == 0 ? j : j == 0 ? i : cost(costs, left, right, i, j);
            }
        }
        return costs[left.length()][right.length()];
    }

    private static int cost(int[][] costs, String left, String right, int i, int j) {
        int replace = costs[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int cost = Math.min(replace, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
    }
}

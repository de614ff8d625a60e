package org.collectivemind.format.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the word somebody most likely meant: the one fewest edits away (Damerau 1964, adjacent letters may be swapped). */
public final class NearestKey {
    private static final int LONGEST = 64;

    private NearestKey() {}

    /** The nearest of {@code known}, where it is near enough: at most one edit for every three letters. */
    public static Optional<String> of(String word, Collection<String> known) {
        int allowed = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= allowed)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The hint of a message: the nearest word, else all of them where they are few. */
    public static List<String> hints(String word, Collection<String> known) {
        Optional<String> nearest = of(word, known);
        if (nearest.isPresent()) {
            return List.of("did you mean `" + nearest.get() + "`?");
        }
        return known.isEmpty() || known.size() > 15
                ? List.of()
                : List.of("known here: "
                        + String.join(", ", known.stream().sorted().toList()));
    }

    private static int distance(String left, String right) {
        if (left.length() > LONGEST || right.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, left, right, i, j);
            }
        }
        return edits[left.length()][right.length()];
    }

    private static int fewest(int[][] edits, String left, String right, int i, int j) {
        int changed = edits[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(changed, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}

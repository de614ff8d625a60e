package org.collectivemind.format.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** The known key somebody most likely meant. */
public final class NearestKey {
    private static final int FARTHEST = 3;

    private NearestKey() {}

    /** The key with the fewest edits to {@code text}; empty where even that one is another word. The first of equals. */
    public static Optional<String> of(String text, Collection<String> keys) {
        String nearest = null;
        int fewest = Math.min(FARTHEST, 1 + text.length() / 3) + 1;
        for (String key : keys) {
            if (Math.abs(key.length() - text.length()) < fewest) {
                int edits = distance(text, key);
                if (edits < fewest) {
                    fewest = edits;
                    nearest = key;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }
}

package org.collectivemind.format.index;

import java.nio.charset.StandardCharsets;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Hasher;

/**
 * One of the sixteen parts an index splits its {@link Terms} into, so that a question reads a sixteenth of them and a publication
 * writes few. A term is in the part named by the first digit of its sha256.
 */
public record TermBucket(String digit) implements Comparable<TermBucket> {
    public TermBucket {
        if (!digit.matches("[0-9a-f]")) {
            throw new MalformedText("bucket of terms", digit, "a hexadecimal digit is wanted");
        }
    }

    public static TermBucket parse(String text) {
        return new TermBucket(text);
    }

    public static TermBucket of(String term) {
        return new TermBucket(
                Hasher.of(term.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 1));
    }

    @Override
    public int compareTo(TermBucket other) {
        return digit.compareTo(other.digit);
    }

    @Override
    public String toString() {
        return digit;
    }
}

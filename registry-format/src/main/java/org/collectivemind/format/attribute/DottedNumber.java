package org.collectivemind.format.attribute;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.collectivemind.format.error.MalformedText;

/**
 * A version of the world outside (a driver, a kernel, a compute capability): one to eight numbers of at most nine digits.
 * Missing numbers count as zero, so {@code 580} and {@code 580.0} compare alike; {@code 12.10} is above {@code 12.9}.
 */
public record DottedNumber(List<Integer> segments) implements Comparable<DottedNumber> {
    private static final Pattern GRAMMAR = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,7}");

    public DottedNumber {
        segments = List.copyOf(segments);
    }

    public static boolean valid(String text) {
        return GRAMMAR.matcher(text).matches();
    }

    public static DottedNumber parse(String text) {
        if (!valid(text)) {
            throw new MalformedText("version", text, "numbers with dots such as `12.2` are wanted");
        }
        return new DottedNumber(
                Arrays.stream(text.split("\\.")).map(Integer::valueOf).collect(Collectors.toList()));
    }

    /** The number at a place, zero where there is none. */
    public int segment(int index) {
        return index < segments.size() ? segments.get(index) : 0;
    }

    /** The next of the last but one number, of the only one where there is one: what {@code ~>} excludes. */
    public DottedNumber ceiling() {
        List<Integer> kept = segments.subList(0, Math.max(1, segments.size() - 1));
        Integer[] raised = kept.toArray(Integer[]::new);
        raised[raised.length - 1]++;
        return new DottedNumber(List.of(raised));
    }

    @Override
    public int compareTo(DottedNumber other) {
        int length = Math.max(segments.size(), other.segments.size());
        for (int index = 0; index < length; index++) {
            int sign = Integer.compare(segment(index), other.segment(index));
            if (sign != 0) {
                return sign;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return segments.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}

package org.collectivemind.format.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The letters and the dotted numbers that a version starts with, which {@code ^}, {@code ~} and {@code .*} count in. */
record LeadingNumbers(String prefix, List<BigInteger> numbers) {
    LeadingNumbers {
        numbers = List.copyOf(numbers);
    }

    /** Of {@code v1.2-rc} those are {@code v} and 1, 2; without a number after the letters there are none. */
    static LeadingNumbers of(String version) {
        int position = 0;
        while (position < version.length() && VersionText.isLetter(version.charAt(position))) {
            position++;
        }
        String prefix = version.substring(0, position);
        List<BigInteger> numbers = new ArrayList<>();
        while (position < version.length() && VersionText.isDigit(version.charAt(position))) {
            int start = position;
            while (position < version.length() && VersionText.isDigit(version.charAt(position))) {
                position++;
            }
            numbers.add(new BigInteger(version.substring(start, position)));
            position += position < version.length() && version.charAt(position) == '.' ? 1 : 0;
        }
        return new LeadingNumbers(prefix, numbers);
    }

    /** The leftmost number that is not 0, else the last one: what {@code ^} raises. */
    int significant() {
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).signum() > 0) {
                return i;
            }
        }
        return numbers.size() - 1;
    }

    /** The version with the number at {@code index} raised by one and nothing after it. */
    String raised(int index) {
        List<BigInteger> raised = new ArrayList<>(numbers.subList(0, index));
        raised.add(numbers.get(index).add(BigInteger.ONE));
        return prefix + raised.stream().map(BigInteger::toString).collect(Collectors.joining("."));
    }
}

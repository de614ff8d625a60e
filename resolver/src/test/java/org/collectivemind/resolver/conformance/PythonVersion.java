package org.collectivemind.resolver.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A version of Python itself, as markers and {@code requires-python} name it: numbers, and perhaps a pre-release.
 *
 * @param prerelease {@code b1}, empty for a release
 */
record PythonVersion(List<Integer> numbers, String prerelease) implements Comparable<PythonVersion> {
    private static final Pattern GRAMMAR = Pattern.compile("(\\d+(?:\\.\\d+)*)((?:a|b|rc)\\d+)?(\\.\\*)?");

    static PythonVersion parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no version of Python: " + text);
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : matcher.group(1).split("\\.")) {
            numbers.add(Integer.parseInt(number));
        }
        return new PythonVersion(List.copyOf(numbers), matcher.group(2) == null ? "" : matcher.group(2));
    }

    static boolean isOne(String text) {
        return GRAMMAR.matcher(text).matches();
    }

    /** Whether every one of the comparisons holds: {@code >=3.10,<4}. */
    boolean isIn(String specifiers) {
        for (String each : specifiers.split(",")) {
            Matcher matcher = Pattern.compile("\\s*(===|==|!=|<=|>=|~=|<|>)\\s*(\\S+)\\s*")
                    .matcher(each);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no comparison of versions: " + each);
            }
            if (!compares(matcher.group(1), matcher.group(2))) {
                return false;
            }
        }
        return true;
    }

    /** PEP 440's comparisons, of what cases use. */
    boolean compares(String operator, String text) {
        PythonVersion other = parse(text);
        boolean series = text.endsWith(".*");
        return switch (operator) {
            case "==", "===" -> series ? startsWith(other) : compareTo(other) == 0;
            case "!=" -> series ? !startsWith(other) : compareTo(other) != 0;
            case "<" -> compareTo(other) < 0;
            case "<=" -> compareTo(other) <= 0;
            case ">" -> compareTo(other) > 0;
            case ">=" -> compareTo(other) >= 0;
            case "~=" ->
                compareTo(other) >= 0
                        && startsWith(new PythonVersion(other.numbers.subList(0, other.numbers.size() - 1), ""));
            default -> throw new IllegalArgumentException("no operator: " + operator);
        };
    }

    private boolean startsWith(PythonVersion series) {
        for (int i = 0; i < series.numbers.size(); i++) {
            if (number(i) != series.number(i)) {
                return false;
            }
        }
        return true;
    }

    int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    /** {@code 3.10}: what {@code python_version} is. */
    String minor() {
        return number(0) + "." + number(1);
    }

    @Override
    public int compareTo(PythonVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        // A release comes after its pre-releases; among these a < b < rc, then one digit each.
        return prerelease.isEmpty() || other.prerelease.isEmpty()
                ? Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty())
                : prerelease.compareTo(other.prerelease);
    }

    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(".")) + prerelease;
    }
}

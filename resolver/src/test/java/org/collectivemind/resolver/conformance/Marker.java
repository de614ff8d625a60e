package org.collectivemind.resolver.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on the environment, as <a href="https://peps.python.org/pep-0508/#environment-markers">PEP 508</a> writes it:
 * {@code sys_platform == "linux" and python_version >= "3.9"}.
 */
final class Marker {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\\(|\\))|('[^']*'|\"[^\"]*\")|(===|==|!=|<=|>=|~=|<|>)|([A-Za-z_.]+))");

    private final List<String> tokens = new ArrayList<>();
    private final SortedMap<String, SortedSet<String>> mentioned;
    private final Map<String, String> environment;
    private int next;

    private Marker(String text, Map<String, String> environment, SortedMap<String, SortedSet<String>> mentioned) {
        this.environment = environment;
        this.mentioned = mentioned;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("no marker: " + text);
        }
    }

    /** @param environment every variable's value; an unknown variable is a mistake of the case */
    static boolean holds(String text, Map<String, String> environment) {
        Marker marker = new Marker(text, environment, new TreeMap<>());
        boolean holds = marker.or();
        if (marker.next < marker.tokens.size()) {
            throw new IllegalArgumentException("no marker: " + text);
        }
        return holds;
    }

    /** Adds the values each variable is compared with. */
    static void collect(String text, Map<String, String> environment, SortedMap<String, SortedSet<String>> mentioned) {
        new Marker(text, environment, mentioned).or();
    }

    private boolean or() {
        boolean holds = and();
        while (isNext("or")) {
            next++;
            holds |= and();
        }
        return holds;
    }

    private boolean and() {
        boolean holds = comparison();
        while (isNext("and")) {
            next++;
            holds &= comparison();
        }
        return holds;
    }

    private boolean isNext(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private boolean comparison() {
        if (isNext("(")) {
            next++;
            boolean holds = or();
            next++;
            return holds;
        }
        String left = tokens.get(next++);
        String operator = tokens.get(next++);
        if (operator.equals("not")) {
            operator += " " + tokens.get(next++);
        }
        String right = tokens.get(next++);
        note(left, right);
        note(right, left);
        return holds(value(left), operator, value(right));
    }

    private void note(String variable, String constant) {
        if (!isConstant(variable) && isConstant(constant)) {
            mentioned.computeIfAbsent(variable, key -> new TreeSet<>()).add(value(constant));
        }
    }

    private static boolean isConstant(String token) {
        return token.startsWith("'") || token.startsWith("\"");
    }

    private String value(String token) {
        if (isConstant(token)) {
            return token.substring(1, token.length() - 1);
        }
        String value = environment.get(token);
        if (value == null) {
            throw new IllegalArgumentException("no variable of markers: " + token);
        }
        return value;
    }

    private static boolean holds(String left, String operator, String right) {
        if (operator.endsWith("in")) {
            return right.contains(left) != operator.startsWith("not");
        } else if (PythonVersion.isOne(left) && PythonVersion.isOne(right)) {
            return PythonVersion.parse(left).compares(operator, right);
        }
        return switch (operator) {
            case "==", "===" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case "<=" -> left.compareTo(right) <= 0;
            case ">" -> left.compareTo(right) > 0;
            case ">=" -> left.compareTo(right) >= 0;
            default -> throw new IllegalArgumentException("no operator: " + operator);
        };
    }
}

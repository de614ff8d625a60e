package org.collectivemind.format.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.version.ConstraintTerm.Operator;

/** Reads the text of a {@link Constraint} into alternatives of terms. */
final class ConstraintParser {
    private static final String HINT =
            "`^1.2`, `~1.2`, `1.2.*`, `>=1,<2`, `==1.2.3`, `!=1.5`, `*`, `[1.0,2.0)`; `||` between alternatives";

    private static final Pattern ONLY_NUMBERS = Pattern.compile("[A-Za-z]*\\d+(\\.\\d+)*");

    private final String text;
    private final List<List<ConstraintTerm>> alternatives = new ArrayList<>();

    ConstraintParser(String text) {
        this.text = text;
    }

    List<List<ConstraintTerm>> parse() {
        int start = 0;
        for (int bar = text.indexOf("||"); bar >= 0; bar = text.indexOf("||", start)) {
            readAlternative(text.substring(start, bar).strip());
            start = bar + 2;
        }
        readAlternative(text.substring(start).strip());
        return alternatives;
    }

    private void readAlternative(String alternative) {
        if (alternative.startsWith("[") || alternative.startsWith("(")) {
            readRanges(alternative);
        } else {
            List<ConstraintTerm> terms = new ArrayList<>();
            for (String term : alternative.split(",", -1)) {
                terms.add(term(term.strip()));
            }
            alternatives.add(terms);
        }
    }

    /** Maven's ranges: a comma inside brackets parts the ends, one between brackets means "or". */
    private void readRanges(String ranges) {
        int start = 0;
        while (start < ranges.length()) {
            int close = start;
            while (close < ranges.length() && ranges.charAt(close) != ']' && ranges.charAt(close) != ')') {
                close++;
            }
            if (close == ranges.length() || "[(".indexOf(ranges.charAt(start)) < 0) {
                throw malformed("each `[` or `(` ends with `]` or `)`, and a comma stands between ranges", HINT);
            }
            alternatives.add(range(ranges.charAt(start), ranges.substring(start + 1, close), ranges.charAt(close)));
            start = nextRange(ranges, close + 1);
        }
    }

    private int nextRange(String ranges, int end) {
        String rest = ranges.substring(end);
        String next = rest.strip();
        if (next.isEmpty()) {
            return ranges.length();
        }
        if (!next.startsWith(",") || next.length() == 1) {
            throw malformed("a comma and another range are wanted after `" + ranges.substring(0, end) + "`", HINT);
        }
        return ranges.length() - next.substring(1).strip().length();
    }

    private List<ConstraintTerm> range(char open, String inside, char close) {
        int comma = inside.indexOf(',');
        if (comma < 0) {
            if (open != '[' || close != ']') {
                throw malformed("a range of one version is written `[" + inside + "]`", HINT);
            }
            return List.of(checked(Operator.EXACTLY, inside.strip()));
        }
        String lower = inside.substring(0, comma).strip();
        String upper = inside.substring(comma + 1).strip();
        List<ConstraintTerm> terms = new ArrayList<>();
        if (!lower.isEmpty()) {
            terms.add(checked(open == '[' ? Operator.AT_LEAST : Operator.ABOVE, lower));
        }
        if (!upper.isEmpty()) {
            terms.add(checked(close == ']' ? Operator.AT_MOST : Operator.BELOW, upper));
        }
        return terms.isEmpty() ? List.of(new ConstraintTerm(Operator.ANY, "")) : terms;
    }

    private ConstraintTerm term(String term) {
        if (term.isEmpty()) {
            throw malformed(text.isBlank() ? "it is empty" : "a comparison is missing beside `,` or `||`", HINT);
        }
        if (term.equals("*")) {
            return new ConstraintTerm(Operator.ANY, "");
        }
        if (term.equals("!*")) {
            return new ConstraintTerm(Operator.NONE, "");
        }
        int end = 0;
        while (end < term.length() && "<>=!^~".indexOf(term.charAt(end)) >= 0) {
            end++;
        }
        String symbol = term.substring(0, end);
        String version = term.substring(end).strip();
        if (version.endsWith(".*")) {
            return series(symbol, version.substring(0, version.length() - 2));
        }
        if (version.endsWith("-*")) {
            return prereleases(symbol, version.substring(0, version.length() - 2));
        }
        if (symbol.isEmpty() && (version.equalsIgnoreCase("latest") || version.equalsIgnoreCase("release"))) {
            throw malformed("a word that changes its meaning pins nothing", "`*` takes the newest version");
        }
        return checked(operator(symbol, version), version);
    }

    private Operator operator(String symbol, String version) {
        return switch (symbol) {
            case "", "=", "==" -> Operator.EXACTLY;
            case "!=" -> Operator.NOT;
            case "^" -> Operator.CARET;
            case "~" -> Operator.TILDE;
            case ">=" -> Operator.AT_LEAST;
            case "<=" -> Operator.AT_MOST;
            case ">" -> Operator.ABOVE;
            case "<" -> Operator.BELOW;
            case "~=", "~>" ->
                throw malformed("`" + symbol + "` is unknown", "write `~" + version + "` or `^" + version + "`");
            default -> throw malformed("`" + symbol + "` is unknown", HINT);
        };
    }

    private ConstraintTerm series(String symbol, String version) {
        if (!ONLY_NUMBERS.matcher(version).matches()) {
            throw malformed("only numbers stand before `.*`, as in `1.2.*`", HINT);
        }
        return switch (symbol) {
            case "", "=", "==" -> checked(Operator.SERIES, version);
            case "!=" -> checked(Operator.NOT_SERIES, version);
            default ->
                throw malformed("`" + symbol + "` and `.*` exclude each other", "write `" + symbol + version + "`");
        };
    }

    private ConstraintTerm prereleases(String symbol, String version) {
        return switch (symbol) {
            case ">=" -> checked(Operator.FROM_PRERELEASES, version);
            case "<=" -> checked(Operator.THROUGH_PRERELEASES, version);
            default -> throw malformed("only `>=` and `<=` take `-*`, the pre-releases of a version", HINT);
        };
    }

    private ConstraintTerm checked(Operator operator, String version) {
        if (version.isEmpty()) {
            throw malformed("a version is missing", HINT);
        }
        if (version.indexOf(' ') >= 0) {
            throw malformed("a space stands inside a version", "a comma is \"and\", as in `>=1,<2`");
        }
        boolean counts = operator == Operator.CARET || operator == Operator.TILDE;
        if (counts && LeadingNumbers.of(version).numbers().isEmpty()) {
            throw malformed("`" + operator.before + "` wants a version that starts with a number", HINT);
        }
        ConstraintTerm term = new ConstraintTerm(operator, version);
        try {
            // Every version of the other scheme is a version here too, so what fails here fails everywhere.
            term.in(VersionScheme.MAVEN);
        } catch (MalformedText e) {
            throw malformed("`" + e.text() + "` is not a version: " + e.reason(), HINT);
        }
        return term;
    }

    private MalformedText malformed(String reason, String hint) {
        return new MalformedText("version constraint", text, reason, List.of(hint));
    }
}

package org.collectivemind.format.requirement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.requirement.Requirement.Quantifier;

/**
 * Reads the text form of a requirement:
 *
 * <pre>
 * or     := and ("or" and)*
 * and    := unary ("and" unary)*
 * unary  := "not" unary | "(" or ")" | atom
 * atom   := "always"
 *         | key ("=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "~&gt;") value
 *         | key ("in" | "has") list
 *         | "present" "(" key ")"
 *         | ("any" | "all") "(" api ["," or] ")"
 *         | "cuda" "(" "toolkit" "=" value "," "targets" "=" list ")"
 *         | "rocm" "(" "version" "=" value "," "targets" "=" list ")"
 *         | "memory" "(" ("gpu" | "hybrid" | "cpu") "," value ")"
 * list   := "[" value ("," value)* "]"
 * value  := letters, digits and ._+:/- | a text in double quotes, where \" and \\ are escapes
 * </pre>
 *
 * The parser knows no catalog: whether keys exist and values have their type, {@link RequirementCheck} says. Texts of more
 * than {@value #MAX_LENGTH} characters, or nested more than {@value Requirement#MAX_DEPTH} deep, are refused.
 */
public final class RequirementParser {
    /** Room for the floors of a large lock; a requirement written by hand has a few hundred characters. */
    public static final int MAX_LENGTH = 65_536;

    private static final int SHOWN = 500;
    private final String text;
    private final List<RequirementToken> tokens;
    private int next;
    private int nesting;

    private RequirementParser(String text) {
        this.text = text;
        this.tokens = RequirementToken.of(text);
    }

    public static Requirement parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw malformed(text, MAX_LENGTH + 1, "it is longer than " + MAX_LENGTH + " characters");
        }
        if (text.isBlank()) {
            throw malformed(text, 1, "it is empty; what needs nothing is written `always`");
        }
        RequirementParser parser = new RequirementParser(text);
        Requirement requirement = parser.or();
        if (parser.peek().kind() != RequirementToken.Kind.END) {
            throw parser.unexpected("`and`, `or` or the end");
        }
        return requirement;
    }

    static MalformedText malformed(String text, int column, String reason) {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return new MalformedText("requirement", shown, "column " + column + ": " + reason);
    }

    private Requirement or() {
        List<Requirement> terms = new ArrayList<>(List.of(and()));
        while (accept("or")) {
            terms.add(and());
        }
        return terms.size() == 1 ? terms.get(0) : built(() -> new Requirement.Or(terms));
    }

    private Requirement and() {
        List<Requirement> terms = new ArrayList<>(List.of(unary()));
        while (accept("and")) {
            terms.add(unary());
        }
        return built(() -> Requirement.and(terms));
    }

    private Requirement unary() {
        if (accept("not")) {
            return nested(() -> {
                Requirement term = unary();
                return built(() -> new Requirement.Not(term));
            });
        }
        if (accept("(")) {
            return nested(() -> {
                Requirement inner = or();
                expect(")");
                return inner;
            });
        }
        return atom();
    }

    private Requirement nested(Supplier<Requirement> inner) {
        if (++nesting > Requirement.MAX_DEPTH) {
            throw malformed(
                    text, tokens.get(next - 1).column(), "it nests deeper than " + Requirement.MAX_DEPTH + " levels");
        }
        Requirement requirement = inner.get();
        nesting--;
        return requirement;
    }

    private Requirement atom() {
        RequirementToken word = peek();
        if (word.kind() != RequirementToken.Kind.WORD) {
            throw unexpected("a condition such as `os = linux`");
        }
        if (accept(RequirementWords.ALWAYS)) {
            return Requirement.ALWAYS;
        }
        if (tokens.get(next + 1).is("(")) {
            return function();
        }
        if (RequirementWords.reserved(word.text())) {
            throw unexpected("a condition such as `os = linux`");
        }
        AttributeKey key = key();
        if (accept("in")) {
            List<String> values = list();
            return built(() -> new Requirement.In(key, values));
        }
        if (accept("has")) {
            List<String> values = list();
            return built(() -> new Requirement.Has(key, values));
        }
        Operator operator = operator(key);
        String value = value();
        return built(() -> new Requirement.Compare(key, operator, value));
    }

    private Requirement function() {
        RequirementToken name = take();
        expect("(");
        Requirement requirement = switch (name.text()) {
            case "present" -> {
                AttributeKey key = key();
                yield built(() -> new Requirement.Present(key));
            }
            case "any" -> nested(() -> devices(Quantifier.ANY));
            case "all" -> nested(() -> devices(Quantifier.ALL));
            case RequirementWords.CUDA -> build("toolkit", Requirement.CudaBuild::new);
            case RequirementWords.ROCM -> build("version", Requirement.RocmBuild::new);
            case RequirementWords.MEMORY -> memory();
            default ->
                throw malformed(
                        text,
                        name.column(),
                        "`" + name.text()
                                + "(` is unknown; there are `any(`, `all(`, `present(`, `cuda(`, `rocm(` and `memory(`");
        };
        expect(")");
        return requirement;
    }

    private Requirement devices(Quantifier quantifier) {
        RequirementToken api = word("a device api such as `cuda`");
        Requirement condition = accept(",") ? or() : Requirement.ALWAYS;
        return at(api, () -> new Requirement.Devices(quantifier, api.text(), condition));
    }

    private Requirement build(String release, BiFunction<String, List<String>, Requirement> kind) {
        RequirementToken start = peek();
        expect(release);
        expect("=");
        String version = value();
        expect(",");
        expect("targets");
        expect("=");
        List<String> targets = list();
        return at(start, () -> kind.apply(version, targets));
    }

    private Requirement memory() {
        RequirementToken word = word("a placement such as `gpu`");
        Placement placement = at(word, () -> Placement.parse(word.text()));
        expect(",");
        RequirementToken amount = peek();
        String value = value();
        return at(amount, () -> new Requirement.Memory(placement, MemoryShare.parse(value)));
    }

    private AttributeKey key() {
        RequirementToken word = word("an attribute key such as `os`");
        return at(word, () -> AttributeKey.parse(word.text()));
    }

    private Operator operator(AttributeKey key) {
        Optional<Operator> operator = Arrays.stream(Operator.values())
                .filter(candidate -> peek().kind() == RequirementToken.Kind.SYMBOL && peek().is(candidate.symbol()))
                .findFirst();
        if (operator.isEmpty()) {
            String symbols =
                    Arrays.stream(Operator.values()).map(Operator::symbol).collect(Collectors.joining(" "));
            throw unexpected("one of " + symbols + " in has after `" + key + "`");
        }
        next++;
        return operator.get();
    }

    private List<String> list() {
        expect("[");
        List<String> values = new ArrayList<>(List.of(value()));
        while (accept(",")) {
            values.add(value());
        }
        expect("]");
        return values;
    }

    private String value() {
        RequirementToken token = peek();
        boolean word = token.kind() == RequirementToken.Kind.WORD && !RequirementWords.reserved(token.text());
        if (!word && token.kind() != RequirementToken.Kind.QUOTED) {
            throw unexpected("a value");
        }
        next++;
        at(token, () -> {
            RequirementWords.checkValue(token.text());
            return token;
        });
        return token.text();
    }

    private RequirementToken word(String wanted) {
        if (peek().kind() != RequirementToken.Kind.WORD) {
            throw unexpected(wanted);
        }
        return take();
    }

    private RequirementToken peek() {
        return tokens.get(next);
    }

    private RequirementToken take() {
        return tokens.get(next++);
    }

    private boolean accept(String wanted) {
        boolean found = peek().is(wanted);
        next += found ? 1 : 0;
        return found;
    }

    private void expect(String wanted) {
        if (!accept(wanted)) {
            throw unexpected("`" + wanted + "`");
        }
    }

    private MalformedText unexpected(String wanted) {
        return malformed(text, peek().column(), wanted + " is wanted, found " + peek().described());
    }

    private <T> T built(Supplier<T> value) {
        return at(tokens.get(next - 1), value);
    }

    /** What the values themselves refuse is reported with its column. */
    private <T> T at(RequirementToken token, Supplier<T> value) {
        try {
            return value.get();
        } catch (MalformedText refused) {
            throw malformed(text, token.column(), refused.getMessage());
        }
    }
}

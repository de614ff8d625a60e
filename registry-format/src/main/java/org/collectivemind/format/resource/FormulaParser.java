package org.collectivemind.format.resource;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.BytesType;
import org.collectivemind.format.error.MalformedText;

/**
 * Reads a formula by recursive descent: {@code sum := product (('+'|'-') product)*}, {@code product := factor (('*'|'/') factor)*},
 * {@code factor := number unit? | name | '-' factor | '(' sum ')'}. Mutable: one text a parser.
 */
final class FormulaParser {
    private static final Pattern NUMBER =
            Pattern.compile("[0-9]{1,19}(?:\\.[0-9]{1,9})? ?(?:[KMGTP]i?B|B)?(?![A-Za-z0-9_.])");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*");

    private final String text;
    private final SortedMap<String, Integer> names = new TreeMap<>();
    private int at;
    private int depth;
    private int terms;

    FormulaParser(String text) {
        this.text = text;
    }

    FormulaTerm parse() {
        if (text.length() > Formula.LONGEST) {
            throw new MalformedText("formula", text, "it is longer than " + Formula.LONGEST + " characters");
        }
        FormulaTerm sum = sum();
        if (at < text.length()) {
            throw unexpected("an operator or the end");
        }
        return sum;
    }

    /** The names in it, each with the column of its first place, counted from 1. */
    SortedMap<String, Integer> names() {
        return names;
    }

    private FormulaTerm sum() {
        FormulaTerm left = product();
        while (next('+') || next('-')) {
            char operator = take();
            left = new FormulaTerm.Operation(operator, left, product());
        }
        return left;
    }

    private FormulaTerm product() {
        FormulaTerm left = factor();
        while (next('*') || next('/')) {
            char operator = take();
            left = new FormulaTerm.Operation(operator, left, factor());
        }
        return left;
    }

    private FormulaTerm factor() {
        if (++terms > Formula.MOST_TERMS || ++depth > Formula.DEEPEST) {
            throw new MalformedText(
                    "formula",
                    text,
                    "at column " + (at + 1) + " it has more than " + Formula.MOST_TERMS
                            + " terms, or nests deeper than " + Formula.DEEPEST);
        }
        FormulaTerm factor = oneFactor();
        depth--;
        skipBlanks();
        return factor;
    }

    private FormulaTerm oneFactor() {
        if (next('-')) {
            take();
            return new FormulaTerm.Operation('-', new FormulaTerm.Literal(Fraction.ZERO), factor());
        }
        if (next('(')) {
            take();
            FormulaTerm inside = sum();
            if (!next(')')) {
                throw unexpected("`)`");
            }
            take();
            return inside;
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (number.lookingAt()) {
            at = number.end();
            return new FormulaTerm.Literal(number(number.group().strip()));
        }
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (name.lookingAt()) {
            names.putIfAbsent(name.group(), at + 1);
            at = name.end();
            return new FormulaTerm.Name(name.group());
        }
        throw unexpected("a number such as 2 or 0.75GiB, a parameter, or `(`");
    }

    private static Fraction number(String text) {
        Matcher parts = Pattern.compile("([0-9.]+) ?(.*)").matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException(text);
        }
        Fraction number = Fraction.of(new BigDecimal(parts.group(1)));
        return parts.group(2).isEmpty()
                ? number
                : number.times(Fraction.of(new BigDecimal(BytesType.bytes("1" + parts.group(2)))));
    }

    private boolean next(char wanted) {
        skipBlanks();
        return at < text.length() && text.charAt(at) == wanted;
    }

    private char take() {
        return text.charAt(at++);
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private MalformedText unexpected(String wanted) {
        String found = at == text.length() ? "the end" : "`" + Character.toString(text.codePointAt(at)) + "`";
        return new MalformedText("formula", text, "at column " + (at + 1) + " is " + found + ", wanted is " + wanted);
    }
}

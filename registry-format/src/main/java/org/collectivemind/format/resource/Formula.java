package org.collectivemind.format.resource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.error.MalformedText;

/**
 * How many bytes something takes: {@code files.size + 2*layers*kv_heads*head_dim*kv_bytes*ctx + 0.75GiB}. Numbers, numbers with
 * the units of {@link org.collectivemind.format.attribute.BytesType}, names of parameters, {@code + - * /} and parentheses, with
 * the usual precedence. Arithmetic is exact; only the result is rounded, up to whole bytes.
 */
public final class Formula {
    /** Characters of a formula. */
    public static final int LONGEST = 1_000;

    /** The bytes a variant lays out. */
    public static final String FILES_SIZE = "files.size";

    static final int DEEPEST = 32;
    static final int MOST_TERMS = 200;
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final String text;
    private final FormulaTerm term;
    private final SortedMap<String, Integer> names;

    private Formula(String text, FormulaTerm term, SortedMap<String, Integer> names) {
        this.text = text;
        this.term = term;
        this.names = Collections.unmodifiableSortedMap(names);
    }

    /** @throws MalformedText with the column of what is wrong */
    public static Formula parse(String text) {
        String stripped = text.strip();
        FormulaParser parser = new FormulaParser(stripped);
        FormulaTerm term = parser.parse();
        return new Formula(stripped, term, parser.names());
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** The names it needs values of, each with the column of its first place, counted from 1. */
    public SortedMap<String, Integer> names() {
        return names;
    }

    /**
     * The bytes, rounded up.
     *
     * @param values of every name
     * @throws MalformedText where the result is below 0 or above 2^63-1 bytes, or something is divided by zero
     */
    public long bytes(SortedMap<String, BigDecimal> values) {
        SortedMap<String, Fraction> fractions = new TreeMap<>();
        values.forEach((name, value) -> fractions.put(name, Fraction.of(value)));
        BigInteger bytes;
        try {
            bytes = term.value(fractions).ceiling();
        } catch (ArithmeticException divided) {
            throw new MalformedText("formula", text, "with " + values + " it divides by zero");
        }
        if (bytes.signum() < 0 || bytes.compareTo(MOST) > 0) {
            throw new MalformedText(
                    "formula", text, "with " + values + " it comes to " + bytes + " bytes, which no machine can have");
        }
        return bytes.longValueExact();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula formula && formula.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}

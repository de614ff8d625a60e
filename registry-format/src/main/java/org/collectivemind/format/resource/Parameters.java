package org.collectivemind.format.resource;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/**
 * Values of what a formula leaves open, by name.
 *
 * @param values plain decimals such as 4096 or 0.5, not below 0, without zeros at their end
 */
public record Parameters(SortedMap<String, BigDecimal> values) {
    public static final Parameters NONE = new Parameters(new TreeMap<>());
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern VALUE = Pattern.compile("[0-9]{1,19}(?:\\.[0-9]{1,9})?");

    public Parameters {
        SortedMap<String, BigDecimal> plain = new TreeMap<>();
        values.forEach((name, value) -> plain.put(name(name), value(value.toPlainString())));
        values = Collections.unmodifiableSortedMap(plain);
    }

    /** @throws MalformedText where it is no name of a parameter */
    public static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new MalformedText("name of a parameter", text, "a lower-case word such as `ctx` is wanted");
        }
        return text;
    }

    /** @throws MalformedText where it is no value of a parameter */
    public static BigDecimal value(String text) {
        if (!VALUE.matcher(text).matches()) {
            throw new MalformedText("value of a parameter", text, "a number such as 4096 or 0.5 is wanted");
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        return value.setScale(Math.max(0, value.scale()));
    }

    /** The text {@link #value} reads. */
    public static String text(BigDecimal value) {
        return value.toPlainString();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** These, with the others' values for the names these have; names of the others alone are left out. */
    Parameters overlaid(Parameters others) {
        SortedMap<String, BigDecimal> both = new TreeMap<>(values);
        both.replaceAll((name, value) -> others.values.getOrDefault(name, value));
        return new Parameters(both);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

package org.collectivemind.format.attribute;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** An amount of memory or disk: {@code 16GiB}, {@code 20GB}, {@code 1.5TiB}, or plain bytes. Fractions of a byte are cut off. */
public record BytesType() implements AttributeType {
    private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?) ?([KMGTP]i?B|B)?");
    private static final Map<String, BigInteger> UNITS = Map.ofEntries(
            Map.entry("B", BigInteger.ONE),
            Map.entry("KB", BigInteger.TEN.pow(3)),
            Map.entry("MB", BigInteger.TEN.pow(6)),
            Map.entry("GB", BigInteger.TEN.pow(9)),
            Map.entry("TB", BigInteger.TEN.pow(12)),
            Map.entry("PB", BigInteger.TEN.pow(15)),
            Map.entry("KiB", BigInteger.TWO.pow(10)),
            Map.entry("MiB", BigInteger.TWO.pow(20)),
            Map.entry("GiB", BigInteger.TWO.pow(30)),
            Map.entry("TiB", BigInteger.TWO.pow(40)),
            Map.entry("PiB", BigInteger.TWO.pow(50)));

    /** The number of bytes a text means. */
    public static BigInteger bytes(String value) {
        Matcher matcher = GRAMMAR.matcher(value);
        if (!matcher.matches()) {
            throw new MalformedText(
                    "amount of bytes", value, "a number with B, KiB, MiB, GiB, TiB, KB, MB, GB or TB is wanted");
        }
        BigInteger unit = UNITS.get(matcher.group(2) == null ? "B" : matcher.group(2));
        return new BigDecimal(matcher.group(1)).multiply(new BigDecimal(unit)).toBigInteger();
    }

    @Override
    public Optional<String> problem(String value) {
        return GRAMMAR.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("`" + value + "` is not an amount of bytes such as 16GiB");
    }

    @Override
    public Comparison compare(String have, String need) {
        return Comparison.of(bytes(have).compareTo(bytes(need)));
    }
}

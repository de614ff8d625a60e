package org.collectivemind.client.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** Sizes as people write them: {@code 20GB}, {@code 1.5 TiB}, {@code 4096}. Decimal units, and binary ones with an i. */
final class SizeText {
    private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,3})?) ?(?:([kKMGTP]?)(i?)B)?");
    private static final String PREFIXES = "KMGTP";

    private SizeText() {}

    /** In bytes. @throws MalformedText for other words, and for more than 8 EiB */
    static long parse(String text) {
        Matcher size = GRAMMAR.matcher(text);
        if (!size.matches()) {
            throw new MalformedText("size", text, "a number of bytes such as `20GB`, `1.5TiB` or `4096` is wanted");
        }
        String prefix = size.group(2) == null ? "" : size.group(2).toUpperCase(java.util.Locale.ROOT);
        int power = prefix.isEmpty() ? 0 : PREFIXES.indexOf(prefix) + 1;
        long unit = "i".equals(size.group(3)) ? 1024 : 1000;
        BigDecimal bytes =
                new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(unit).pow(power));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new MalformedText("size", text, "no disk is as big");
        }
        return bytes.longValue();
    }
}

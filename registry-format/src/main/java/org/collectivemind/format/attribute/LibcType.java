package org.collectivemind.format.attribute;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A C library: {@code glibc-2.35}, {@code musl-1.2.4}. Families are unrelated, so a musl is never enough for a glibc. A family
 * alone, {@code glibc}, equals all its versions.
 */
public record LibcType() implements AttributeType {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z]{2,20}(-[0-9]{1,9}(\\.[0-9]{1,9}){0,7})?");

    @Override
    public Optional<String> problem(String value) {
        return GRAMMAR.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("`" + value + "` is not a C library such as glibc-2.28");
    }

    @Override
    public Comparison compare(String have, String need) {
        if (!family(have).equals(family(need))) {
            return Comparison.UNRELATED;
        }
        Optional<DottedNumber> wanted = version(need);
        if (wanted.isEmpty()) {
            return Comparison.EQUAL;
        }
        return version(have)
                .map(version -> Comparison.of(version.compareTo(wanted.get())))
                .orElse(Comparison.UNRELATED);
    }

    @Override
    public Optional<String> ceiling(String need) {
        return version(need).map(version -> family(need) + "-" + version.ceiling());
    }

    public static String family(String value) {
        int dash = value.indexOf('-');
        return dash < 0 ? value : value.substring(0, dash);
    }

    private static Optional<DottedNumber> version(String value) {
        int dash = value.indexOf('-');
        return dash < 0 ? Optional.empty() : Optional.of(DottedNumber.parse(value.substring(dash + 1)));
    }
}

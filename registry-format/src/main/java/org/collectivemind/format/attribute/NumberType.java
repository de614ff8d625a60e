package org.collectivemind.format.attribute;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A decimal number of at most 30 digits. */
public record NumberType() implements AttributeType {
    private static final Pattern GRAMMAR = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    @Override
    public Optional<String> problem(String value) {
        return GRAMMAR.matcher(value).matches() ? Optional.empty() : Optional.of("`" + value + "` is not a number");
    }

    @Override
    public Comparison compare(String have, String need) {
        return Comparison.of(new BigDecimal(have).compareTo(new BigDecimal(need)));
    }

    @Override
    public Comparator<String> bestFirst() {
        return Comparator.comparing((String value) -> problem(value).isPresent())
                .thenComparing((a, b) -> problem(a).isPresent() || problem(b).isPresent()
                        ? a.compareTo(b)
                        : new BigDecimal(b).compareTo(new BigDecimal(a)));
    }
}

package org.collectivemind.format.attribute;

import java.util.Comparator;
import java.util.Optional;

/** A dotted number such as {@code 525.60.13}; the highest is the best. */
public record VersionType() implements AttributeType {
    @Override
    public Optional<String> problem(String value) {
        return DottedNumber.valid(value)
                ? Optional.empty()
                : Optional.of("`" + value + "` is not a version such as 12.2");
    }

    @Override
    public Comparison compare(String have, String need) {
        return Comparison.of(DottedNumber.parse(have).compareTo(DottedNumber.parse(need)));
    }

    @Override
    public Optional<String> ceiling(String need) {
        return Optional.of(DottedNumber.parse(need).ceiling().toString());
    }

    @Override
    public Comparator<String> bestFirst() {
        return Comparator.comparing((String value) -> !DottedNumber.valid(value))
                .thenComparing((a, b) -> DottedNumber.valid(a) && DottedNumber.valid(b)
                        ? DottedNumber.parse(b).compareTo(DottedNumber.parse(a))
                        : a.compareTo(b));
    }
}

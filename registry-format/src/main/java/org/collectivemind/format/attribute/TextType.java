package org.collectivemind.format.attribute;

import java.util.Optional;

/** Free text; values are equal or unrelated. */
public record TextType() implements AttributeType {
    @Override
    public Optional<String> problem(String value) {
        return Optional.empty();
    }

    @Override
    public Comparison compare(String have, String need) {
        return have.equals(need) ? Comparison.EQUAL : Comparison.UNRELATED;
    }
}

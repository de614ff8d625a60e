package org.collectivemind.format.attribute;

import java.util.Optional;

/** A set of words; one value here is one member. */
public record SetType() implements AttributeType {
    @Override
    public Optional<String> problem(String value) {
        return Optional.empty();
    }

    @Override
    public Comparison compare(String have, String need) {
        return have.equals(need) ? Comparison.EQUAL : Comparison.UNRELATED;
    }
}

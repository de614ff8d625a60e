package org.collectivemind.format.attribute;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One of a closed list of words, best first. */
public record EnumType(List<String> values) implements AttributeType {
    public EnumType {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an enumeration has values");
        }
    }

    @Override
    public Optional<String> problem(String value) {
        return values.contains(value)
                ? Optional.empty()
                : Optional.of("`" + value + "` is none of " + String.join(", ", values));
    }

    @Override
    public Comparison compare(String have, String need) {
        return have.equals(need) ? Comparison.EQUAL : Comparison.UNRELATED;
    }

    @Override
    public Comparator<String> bestFirst() {
        return Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder());
    }

    @Override
    public List<String> suggested() {
        return values;
    }

    private int rank(String value) {
        int index = values.indexOf(value);
        return index < 0 ? values.size() : index;
    }
}

package org.collectivemind.format.release;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;

/**
 * An attribute along which the variants of a package differ.
 *
 * @param values best first where the attribute is a performance one
 * @param defaultValue what is meant where nobody wishes; wanted for semantic attributes of more than one value
 * @param substitutable the publisher allows another value where the default does not fit the machine
 */
public record Axis(AttributeKey key, List<String> values, Optional<String> defaultValue, boolean substitutable) {
    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty() || values.stream().distinct().count() != values.size()) {
            throw new MalformedText("list of values of `" + key + "`", values.toString(), "distinct values are wanted");
        }
        if (defaultValue.isPresent() && !values.contains(defaultValue.get())) {
            throw new MalformedText(
                    "default of `" + key + "`", defaultValue.get(), "it is none of " + String.join(", ", values));
        }
    }
}

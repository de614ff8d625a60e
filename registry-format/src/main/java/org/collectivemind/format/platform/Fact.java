package org.collectivemind.format.platform;

import java.util.List;
import java.util.Optional;

/** What is known of one property of a machine. Unknown is not absent: a hard requirement on an unknown fact fails closed. */
public sealed interface Fact {

    /** @param values one value, or several for a set such as {@code cpu.features}; never empty
     *  @param source where the value comes from: a file, a call, {@code --set}, a platform file */
    record Known(List<String> values, String source) implements Fact {
        public Known {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a known fact has a value");
            }
        }

        public Known(String value, String source) {
            this(List.of(value), source);
        }

        public String text() {
            return String.join(" ", values);
        }
    }

    /** The machine does not have it. @param reason why we can say so */
    record Absent(String reason) implements Fact {}

    /** Nobody could tell. @param reason why not */
    record Unknown(String reason) implements Fact {}

    default Optional<Known> known() {
        return this instanceof Known known ? Optional.of(known) : Optional.empty();
    }
}

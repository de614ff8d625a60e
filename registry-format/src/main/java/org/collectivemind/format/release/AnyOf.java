package org.collectivemind.format.release;

import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.format.error.MalformedText;

/**
 * One of several dependencies is enough.
 *
 * @param options two or more, best first; none of them an alternative itself
 */
public record AnyOf(List<Dependency> options) implements Dependency {
    public AnyOf {
        options = List.copyOf(options);
        if (options.size() < 2 || options.stream().anyMatch(AnyOf.class::isInstance)) {
            throw new MalformedText(
                    "alternatives", text(options), "two or more are wanted, none of them alternatives again");
        }
    }

    private static String text(List<Dependency> options) {
        return options.stream().map(Dependency::toString).collect(Collectors.joining(" | "));
    }

    /** {@code a:b@^1 | c:d}. */
    @Override
    public String toString() {
        return text(options);
    }
}

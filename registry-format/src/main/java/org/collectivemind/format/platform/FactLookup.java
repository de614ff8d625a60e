package org.collectivemind.format.platform;

import java.util.Optional;
import org.collectivemind.format.attribute.AttributeKey;

/**
 * Facts nobody writes down for they are without number, such as the programs of a machine: looked for when something asks. Equal
 * questions get equal answers, each is worked out once, and none takes long.
 */
@FunctionalInterface
public interface FactLookup {
    /** Nothing but what is written down. */
    FactLookup NONE = key -> Optional.empty();

    /** Empty for a fact that is not looked for. */
    Optional<Fact> find(AttributeKey key);
}

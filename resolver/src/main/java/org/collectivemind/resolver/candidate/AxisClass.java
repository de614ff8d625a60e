package org.collectivemind.resolver.candidate;

import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeClass;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.release.Axis;

/** What the resolver may do with an axis. */
final class AxisClass {
    private AxisClass() {}

    /** Whether another value may change results; of a key nobody defined, one must assume it. */
    static boolean isSemantic(AttributeKey key) {
        return AttributeCatalog.builtIn()
                .definition(key)
                .map(AttributeDefinition::attributeClass)
                .filter(known -> known != AttributeClass.SEMANTIC)
                .isEmpty();
    }

    /** Whether only a wish moves the axis off its default. */
    static boolean isFixed(Axis axis) {
        return isSemantic(axis.key()) && axis.defaultValue().isPresent() && !axis.substitutable();
    }
}

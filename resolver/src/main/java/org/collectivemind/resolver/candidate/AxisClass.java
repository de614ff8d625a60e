package org.collectivemind.resolver.candidate;

import org.collectivemind.format.release.Axis;

/** What the resolver may do with an axis. */
final class AxisClass {
    private AxisClass() {}

    /** Whether another value changes results. A default is what makes an axis a matter of meaning. */
    static boolean isSemantic(Axis axis) {
        return axis.defaultValue().isPresent();
    }

    /** Whether only a wish moves the axis off its default. */
    static boolean isFixed(Axis axis) {
        return isSemantic(axis) && axis.values().size() > 1 && !axis.substitutable();
    }
}

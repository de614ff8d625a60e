package org.collectivemind.format.release;

import org.collectivemind.format.version.Constraint;

/**
 * Any package will do that provides a capability.
 *
 * @param constraint on the version of the capability
 */
public record CapabilityDependency(CapabilityName capability, Constraint constraint) implements Dependency {
    /** {@code capability blas@>=3}. */
    @Override
    public String toString() {
        return "capability " + capability + (constraint.equals(Constraint.ANY) ? "" : "@" + constraint);
    }
}

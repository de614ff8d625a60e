package org.collectivemind.resolver.universe;

import java.util.Optional;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Choices;

/** Why a rule the universe states holds: all that explanations are made of. */
public sealed interface Reasons extends Cause.Reason {
    /**
     * Candidates of the package need another.
     *
     * @param id the package in the search; {@code from} says which of its candidates
     * @param nothing why nothing could satisfy the dependency, where so
     */
    record Depends(int id, Choices from, PackageDependency dependency, Optional<Nothing> nothing) implements Reasons {}

    /** Candidates which are never taken. */
    record Excluded(int id, Choices candidates, Rejection rejection) implements Reasons {}

    /** These candidates are off a default, and nobody who could be reached wishes that. */
    record NotWished(int id, AttributeKey key) implements Reasons {}

    /** The package with some of its dependencies excluded is the same candidate as the package itself. */
    record Same(PackageName name) implements Reasons {}

    /** Why a dependency accepts no candidate. */
    enum Nothing {
        UNKNOWN_PACKAGE,
        /** The constraint means nothing in the package's version scheme. */
        FOREIGN_CONSTRAINT,
        NO_VERSION,
        /** Versions match, but no variant of them is what is wished. */
        NO_VARIANT
    }
}

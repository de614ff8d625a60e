package org.collectivemind.resolver.universe;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Choices;

/**
 * Why a rule the universe states holds: all that explanations are made of. Ids of packages are of nodes that hold a candidate
 * ({@link Universe#candidatesOf} is present), or the project's.
 */
public sealed interface Reasons extends Cause.Reason {
    /** Stable name for {@code --json}; what is excluded has its rejection's. */
    default String code() {
        return "depends";
    }

    /**
     * Candidates of the package need another.
     *
     * @param id the package in the search; {@code from} says which of its candidates
     * @param feature the optional part of the candidates that needs it; empty for the candidates themselves
     * @param nothing why nothing could satisfy the dependency, where so
     */
    record Depends(
            int id,
            Choices from,
            Optional<FeatureName> feature,
            PackageDependency dependency,
            Optional<Nothing> nothing)
            implements Reasons {}

    /**
     * Candidates of the package need one of several others.
     *
     * @param options none where nothing could satisfy the dependency
     */
    record DependsOnAny(
            int id, Choices from, Optional<FeatureName> feature, Dependency dependency, List<Option> options)
            implements Reasons {}

    /**
     * An option is to be taken only if what it leads to is.
     *
     * @param dependency the one that leaves the choice
     * @param nothing why nothing could satisfy the option, where so
     */
    record Leads(Dependency dependency, Option option, Optional<Nothing> nothing) implements Reasons {}

    /** Candidates of one package are never taken beside those of another. */
    record Conflicts(int id, Choices from, int other, PackageMatch match) implements Reasons {
        @Override
        public String code() {
            return "conflicts";
        }
    }

    /** Candidates of one package say what the other must be where it is taken. */
    record Constrains(int id, Choices from, int other, PackageMatch match) implements Reasons {
        @Override
        public String code() {
            return "constrains";
        }
    }

    /** Both packages provide the capability, which one at most may. */
    record SameCapability(CapabilityName capability, int id, Choices from, int other, Choices others)
            implements Reasons {
        @Override
        public String code() {
            return "same-capability";
        }
    }

    /** These candidates have the value, and agree in the attribute with all others that must. */
    record Coherent(int id, Choices from, AttributeKey key, String value) implements Reasons {
        @Override
        public String code() {
            return "coherent";
        }
    }

    /** What is coherent in the attribute has one of the values, not both. */
    record OneValue(AttributeKey key, String one, String other) implements Reasons {
        @Override
        public String code() {
            return "coherent";
        }
    }

    /** Candidates which are never taken. */
    record Excluded(int id, Choices candidates, Rejection rejection) implements Reasons {
        @Override
        public String code() {
            return rejection.code();
        }
    }

    /** These candidates are off a default, and nobody who could be reached wishes that. */
    record NotWished(int id, AttributeKey key) implements Reasons {
        @Override
        public String code() {
            return "not-wished";
        }
    }

    /** However and with whatever parts a package is reached, it is one candidate. */
    record Same(PackageSlot slot) implements Reasons {}

    /** Why a dependency accepts no candidate. */
    enum Nothing {
        UNKNOWN_PACKAGE,
        /** The constraint means nothing in the package's version scheme. */
        FOREIGN_CONSTRAINT,
        NO_VERSION,
        /** Versions match, but no variant of them is what is wished. */
        NO_VARIANT,
        /** Some candidates match, but none of them provides the capability as asked for. */
        NO_PROVIDER,
        /** Some candidates match, but none of them bears all the tags. */
        NOT_TAGGED
    }
}

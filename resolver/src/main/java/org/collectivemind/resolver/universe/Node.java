package org.collectivemind.resolver.universe;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Relations;

/** What an id of the search stands for. */
public sealed interface Node {
    /** The place it is about; empty for the project, for alternatives and for values. */
    default Optional<PackageSlot> slot() {
        return Optional.empty();
    }

    /** Packages not to be reached from here on. */
    default SortedSet<PackageName> without() {
        return Collections.emptySortedSet();
    }

    /** Which of a candidate's dependencies count here, where this is a way to it or a part of it. */
    default List<Dependency> needs(Relations relations) {
        return List.of();
    }

    /** The project. */
    record Project() implements Node {}

    /**
     * A package reached with some packages excluded from there on: carries its dependencies, less these. The first way to a place
     * holds the candidate itself; a later one has one candidate, "taken", and another id holds the package's.
     *
     * @param holder the id whose candidate it has; its own where it is the first
     */
    record Way(PackageSlot place, SortedSet<PackageName> without, int holder) implements Node {
        @Override
        public Optional<PackageSlot> slot() {
            return Optional.of(place);
        }

        @Override
        public List<Dependency> needs(Relations relations) {
            return relations.dependencies();
        }
    }

    /** Holds the candidate all ways to a place share; there only where there is more than one way. */
    record Shared(PackageSlot place) implements Node {
        @Override
        public Optional<PackageSlot> slot() {
            return Optional.of(place);
        }
    }

    /**
     * An optional part of a package, asked for by somebody. Has one candidate, "taken".
     *
     * @param holder the id whose candidate it is a part of
     */
    record Feature(PackageSlot place, FeatureName feature, SortedSet<PackageName> without, int holder) implements Node {
        @Override
        public Optional<PackageSlot> slot() {
            return Optional.of(place);
        }

        @Override
        public List<Dependency> needs(Relations relations) {
            return relations.features().getOrDefault(feature, List.of());
        }
    }

    /** A dependency that leaves a choice; its candidates are the options. Equal ones with equal exclusions are one. */
    record Alternatives(Dependency dependency, SortedSet<PackageName> without, List<Option> options) implements Node {}

    /** What the whole environment has of an attribute some variants are coherent in. Has one candidate, "so it is". */
    record Value(AttributeKey key, String value) implements Node {}
}

package org.collectivemind.resolver.request;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;

/**
 * What is published, as of one moment: equal questions get equal answers during a resolution. May fetch when asked; each question
 * is asked once a resolution. The order of the answers never matters.
 */
public interface PackageSource {
    /** Empty where no registry knows the package. */
    Optional<PackageVersions> versions(PackageName name);

    /** What the version and the variant say together. Asked only of candidates the search is about to take. */
    Relations relations(PackageName name, Version version, VariantId variant);

    /** Packages some version of which provides the capability. */
    default SortedSet<PackageName> providers(CapabilityName capability) {
        return Collections.emptySortedSet();
    }

    /** Packages some version of which bears all the tags. */
    default SortedSet<PackageName> tagged(SortedSet<String> tags) {
        return Collections.emptySortedSet();
    }

    /**
     * What is likely to be asked next, so that it can be fetched in one go. Only a hint: answers, and what is asked, do not depend
     * on it.
     */
    default void expect(List<Expected> questions) {}

    /** Whether answers take so long that {@link #expect} wins anything; the same all the time. */
    default boolean isFar() {
        return false;
    }

    /** A question to come. */
    sealed interface Expected {
        /** Of {@link #versions}. */
        record Versions(PackageName name) implements Expected {}

        /** Of {@link #relations}. */
        record CandidateRelations(PackageName name, Version version, VariantId variant) implements Expected {}
    }
}

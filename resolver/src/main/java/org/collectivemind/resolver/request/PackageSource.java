package org.collectivemind.resolver.request;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;

/**
 * What is published, as of one moment: equal questions get equal answers during a resolution. May fetch when asked; each question
 * is asked once a resolution. The order of the answers never matters.
 */
public interface PackageSource {
    /** Empty where no registry knows the package. */
    Optional<PackageVersions> versions(PackageName name);

    /** Asked only of candidates the search is about to take. */
    List<Dependency> dependencies(PackageName name, Version version, VariantId variant);
}

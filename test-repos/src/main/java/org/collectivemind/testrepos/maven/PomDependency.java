package org.collectivemind.testrepos.maven;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.name.PackageName;

/**
 * A {@code <dependency>} of a POM. An empty text leaves its element out.
 *
 * @param version soft ({@code 1.2}), a range ({@code [1.0,2.0)}), or empty where it is managed
 */
public record PomDependency(
        PackageName name,
        String version,
        String scope,
        String classifier,
        String type,
        boolean optional,
        List<PackageName> exclusions) {
    public PomDependency {
        exclusions = List.copyOf(exclusions);
    }

    /** @param name {@code group:artifact} */
    public static PomDependency on(String name, String version) {
        return new PomDependency(PackageName.parse(name), version, "", "", "", false, List.of());
    }

    /** Its version is given by {@code <dependencyManagement>}. */
    public static PomDependency managed(String name) {
        return on(name, "");
    }

    public PomDependency withScope(String changed) {
        return new PomDependency(name, version, changed, classifier, type, optional, exclusions);
    }

    public PomDependency withClassifier(String changed) {
        return new PomDependency(name, version, scope, changed, type, optional, exclusions);
    }

    public PomDependency withType(String changed) {
        return new PomDependency(name, version, scope, classifier, changed, optional, exclusions);
    }

    public PomDependency asOptional() {
        return new PomDependency(name, version, scope, classifier, type, true, exclusions);
    }

    /** @param excluded {@code group:artifact} */
    public PomDependency excluding(String excluded) {
        List<PackageName> more = new ArrayList<>(exclusions);
        more.add(PackageName.parse(excluded));
        return new PomDependency(name, version, scope, classifier, type, optional, more);
    }
}

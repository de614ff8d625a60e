package org.collectivemind.format.manifest;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.name.PackageName;

/**
 * What is taken of programs a machine already has.
 *
 * @param fallback of packages that are not named
 */
public record SystemPolicy(SystemUse fallback, SortedMap<PackageName, SystemUse> packages) {
    /** A lock made of what is published is the same on any machine, so the machine's own comes last. */
    public static final SystemPolicy DEFAULT = new SystemPolicy(SystemUse.AVOID, new TreeMap<>());

    public SystemPolicy {
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
    }

    public SystemUse of(PackageName name) {
        return packages.getOrDefault(name, fallback);
    }

    /** The same where a person says something else for once. What is strict stays: it says what a lock may have. */
    public SystemPolicy thisTime(SystemUse word) {
        SortedMap<PackageName, SystemUse> said = new TreeMap<>(packages);
        said.replaceAll((name, use) -> use.isStrict() ? use : word);
        return new SystemPolicy(fallback.isStrict() ? fallback : word, said);
    }
}

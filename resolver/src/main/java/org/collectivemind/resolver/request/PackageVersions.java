package org.collectivemind.resolver.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.VersionScheme;
import org.jspecify.annotations.Nullable;

/**
 * Every published version of a package, no version twice. A source that hands out the same object again spares the resolver work:
 * what follows from the versions alone is kept with them. Safe for use by several threads.
 */
public final class PackageVersions {
    private final PackageName name;
    private final VersionScheme scheme;
    private final List<VersionEntry> versions;
    /** Written without a lock: it is immutable, and whoever works it out again gets an equal one. */
    private @Nullable Object derived;

    /** @param versions in any order */
    public PackageVersions(PackageName name, VersionScheme scheme, List<VersionEntry> versions) {
        this.name = name;
        this.scheme = scheme;
        List<VersionEntry> sorted = new ArrayList<>(versions);
        sorted.sort(Comparator.comparing(VersionEntry::version));
        this.versions = List.copyOf(sorted);
    }

    public PackageName name() {
        return name;
    }

    public VersionScheme scheme() {
        return scheme;
    }

    /** Lowest first. */
    public List<VersionEntry> versions() {
        return versions;
    }

    /** What {@code work} makes of these versions, asked once. It must be immutable, and the only thing ever asked for. */
    public <T> T derived(Class<T> type, Function<PackageVersions, T> work) {
        Object known = derived;
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        T made = work.apply(this);
        derived = made;
        return made;
    }

    @Override
    public String toString() {
        return name + " " + versions;
    }
}

package org.collectivemind.resolver.outcome;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Version;

/** What was taken for one target. */
public record Resolution(String target, SortedMap<PackageSlot, Selected> packages) {
    public Resolution {
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
    }

    public SortedMap<PackageSlot, Version> versions() {
        SortedMap<PackageSlot, Version> versions = new TreeMap<>();
        packages.forEach((name, selected) -> versions.put(name, selected.version()));
        return versions;
    }
}

package org.collectivemind.resolver.request;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.version.Version;

/**
 * What is taken where it can be, before anything newer. Never a constraint.
 *
 * @param locked what the lockfile has for this target; such a version is taken even if yanked since
 * @param aligned the versions earlier targets got
 */
public record Preferences(SortedMap<PackageSlot, Locked> locked, SortedMap<PackageSlot, Version> aligned) {
    public static final Preferences NONE = new Preferences(new TreeMap<>(), new TreeMap<>());

    public Preferences {
        locked = Collections.unmodifiableSortedMap(new TreeMap<>(locked));
        aligned = Collections.unmodifiableSortedMap(new TreeMap<>(aligned));
    }

    /** A candidate of a lockfile. @param placement where it runs, where that is locked */
    public record Locked(Version version, VariantId variant, Optional<Placement> placement) {
        public Locked(Version version, VariantId variant) {
            this(version, variant, Optional.empty());
        }
    }

    public Preferences alignedWith(SortedMap<PackageSlot, Version> earlier) {
        SortedMap<PackageSlot, Version> all = new TreeMap<>(earlier);
        all.putAll(aligned);
        return new Preferences(locked, all);
    }
}

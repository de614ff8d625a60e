package org.collectivemind.client.project;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.outcome.Resolution;

/** What one target has of each package, whether a lock says so or the resolver. */
record Selection(SortedMap<PackageSlot, Pick> picks) {
    Selection {
        picks = Collections.unmodifiableSortedMap(new TreeMap<>(picks));
    }

    /** @param dependencies the places its edges lead to */
    record Pick(Version version, VariantId variant, SortedSet<PackageSlot> dependencies) {
        Pick {
            dependencies = Collections.unmodifiableSortedSet(new TreeSet<>(dependencies));
        }

        boolean sameCandidate(Pick other) {
            return version.equals(other.version) && variant.equals(other.variant);
        }

        /** {@code version (variant)}. */
        @Override
        public String toString() {
            return version + (variant.equals(VariantId.DEFAULT) ? "" : " (" + variant + ")");
        }
    }

    /** Empty for a target the lock does not have. */
    static Selection of(Lockfile lock, TargetName target) {
        SortedMap<PackageSlot, Pick> picks = new TreeMap<>();
        lock.packages(target).forEach(held -> {
            LockedVariant variant = held.variant(target).orElseThrow();
            picks.put(
                    held.slot(),
                    new Pick(held.coordinate().version(), variant.id(), new TreeSet<>(variant.dependencies())));
        });
        return new Selection(picks);
    }

    static Selection of(Resolution resolution) {
        SortedMap<PackageSlot, Pick> picks = new TreeMap<>();
        resolution
                .packages()
                .forEach((slot, selected) ->
                        picks.put(slot, new Pick(selected.version(), selected.variant(), selected.dependencies())));
        return new Selection(picks);
    }
}

package org.collectivemind.client.project;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.Selected;

/** What one target has of each package, whether a lock says so or the resolver. */
record Selection(SortedMap<PackageSlot, Pick> picks) {
    Selection {
        picks = Collections.unmodifiableSortedMap(new TreeMap<>(picks));
    }

    /** @param placement where it runs, where that was a choice @param dependencies the places its edges lead to */
    record Pick(
            Version version, VariantId variant, Optional<Placement> placement, SortedSet<PackageSlot> dependencies) {
        Pick {
            dependencies = Collections.unmodifiableSortedSet(new TreeSet<>(dependencies));
        }

        static Pick of(Selected selected) {
            return new Pick(selected.version(), selected.variant(), selected.placement(), selected.dependencies());
        }

        /** Whether it is what a machine already has. */
        boolean isSystem() {
            return variant.text().equals(Variant.SYSTEM);
        }

        boolean sameCandidate(Pick other) {
            return version.equals(other.version) && variant.equals(other.variant) && placement.equals(other.placement);
        }

        /** {@code version}, {@code version (variant)} or {@code version (variant on gpu)}. */
        @Override
        public String toString() {
            String label = label(variant, placement);
            return version + (label.equals(VariantId.DEFAULT.text()) ? "" : " (" + label + ")");
        }
    }

    /** {@code variant}, or {@code variant on gpu}. */
    static String label(VariantId variant, Optional<Placement> placement) {
        return variant + placement.map(where -> " on " + where.text()).orElse("");
    }

    /** Empty for a target the lock does not have. */
    static Selection of(Lockfile lock, TargetName target) {
        SortedMap<PackageSlot, Pick> picks = new TreeMap<>();
        lock.packages(target).forEach(held -> {
            LockedVariant variant = held.variant(target).orElseThrow();
            picks.put(
                    held.slot(),
                    new Pick(
                            held.coordinate().version(),
                            variant.id(),
                            held.placement(target),
                            new TreeSet<>(variant.dependencies())));
        });
        return new Selection(picks);
    }

    static Selection of(Resolution resolution) {
        SortedMap<PackageSlot, Pick> picks = new TreeMap<>();
        resolution.packages().forEach((slot, selected) -> picks.put(slot, Pick.of(selected)));
        return new Selection(picks);
    }
}

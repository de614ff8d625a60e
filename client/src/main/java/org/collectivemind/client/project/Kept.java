package org.collectivemind.client.project;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.resolver.request.Preferences.Locked;

/** The candidates of a lock that a new one is to keep. */
final class Kept {
    private Kept() {}

    static Function<TargetName, SortedMap<PackageSlot, Locked>> nothing() {
        return target -> new TreeMap<>();
    }

    /** @param freedom what may move */
    static Function<TargetName, SortedMap<PackageSlot, Locked>> of(Optional<Lockfile> lock, Freedom freedom) {
        return target -> {
            SortedMap<PackageSlot, Locked> kept = new TreeMap<>();
            for (LockedPackage held :
                    lock.map(before -> before.packages(target)).orElse(List.of())) {
                if (!freedom.includes(held.coordinate().name())) {
                    kept.put(
                            held.slot(),
                            new Locked(
                                    held.coordinate().version(), held.select().get(target), held.placement(target)));
                }
            }
            return kept;
        };
    }
}

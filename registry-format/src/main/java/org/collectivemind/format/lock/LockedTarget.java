package org.collectivemind.format.lock;

import java.util.List;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.Requirement;

/**
 * A target the lock covers.
 *
 * @param floors the conjunction of what the selected variants require: the weakest condition under which they run, never the facts
 *     of a machine
 * @param roots what the project itself asked for, sorted
 */
public record LockedTarget(TargetName name, Requirement floors, List<PackageSlot> roots) {
    public LockedTarget {
        roots = roots.stream().sorted().toList();
    }
}

package org.collectivemind.format.lock;

import java.util.List;
import java.util.TreeSet;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;

/**
 * A target the lock covers.
 *
 * @param floors what a machine must have; never the facts of one
 * @param warnings of a machine that is described; for this one they are told when it is locked, for the next one may differ
 * @param roots what the project itself asked for, sorted
 */
public record LockedTarget(
        TargetName name, Provenance provenance, Floors floors, List<LockedWarning> warnings, List<PackageSlot> roots) {
    public LockedTarget {
        warnings = List.copyOf(new TreeSet<>(warnings));
        roots = roots.stream().sorted().toList();
    }
}

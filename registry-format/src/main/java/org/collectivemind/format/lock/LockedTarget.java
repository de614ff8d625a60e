package org.collectivemind.format.lock;

import java.util.List;
import java.util.TreeSet;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.requirement.MachineUse;

/**
 * A target the lock covers.
 *
 * @param floors what a machine must have; never the facts of one
 * @param use how machines are used, under which the floors are to hold
 * @param warnings of a machine that is described; for this one they are told when it is locked, for the next one may differ
 * @param roots what the project itself asked for, sorted
 */
public record LockedTarget(
        TargetName name,
        Provenance provenance,
        Floors floors,
        MachineUse use,
        List<LockedWarning> warnings,
        List<PackageSlot> roots) {
    public LockedTarget {
        warnings = List.copyOf(new TreeSet<>(warnings));
        roots = roots.stream().sorted().toList();
    }

    /** Whether a machine meets the floors. */
    public Evaluation on(Platform machine) {
        return Evaluator.evaluate(floors.all(), machine, use);
    }
}

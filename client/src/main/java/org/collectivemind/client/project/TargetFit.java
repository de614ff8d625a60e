package org.collectivemind.client.project;

import java.util.List;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.platform.Platform;

/**
 * How a target of a lock stands to a machine.
 *
 * @param installed whether it is the one that is installed there: the first that fits
 * @param reasons why it does not fit, each with what is needed and what there is; empty where it does
 */
public record TargetFit(String target, boolean installed, List<String> reasons) {
    public TargetFit {
        reasons = List.copyOf(reasons);
    }

    public boolean fits() {
        return reasons.isEmpty();
    }

    /** Of all targets, in the lock's order. */
    public static List<TargetFit> of(Lockfile lock, Platform machine) {
        var fitting = TargetChoice.fitting(lock, machine);
        return lock.targets().stream()
                .map(target -> fitting.contains(target.name())
                        ? new TargetFit(target.name().text(), fitting.get(0).equals(target.name()), List.of())
                        : new TargetFit(
                                target.name().text(),
                                false,
                                Misfit.of(lock, target, machine).shortfalls().stream()
                                        .map(shortfall -> shortfall.reason().text())
                                        .toList()))
                .toList();
    }
}

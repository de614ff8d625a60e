package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Platform;

/** Chooses the target of a lock for a machine: the first whose floors hold, in the lock's order. */
public final class TargetChoice {
    private TargetChoice() {}

    /**
     * @param relocking whether there is a manifest to which a target may be added
     * @throws NoTargetFits where none holds, or not the one that is asked for
     */
    static TargetName of(Lockfile lock, Install.Options options, Supplier<Platform> host, boolean relocking) {
        List<LockedTarget> candidates = lock.targets();
        if (options.target().isPresent()) {
            TargetName wanted = options.target().get();
            LockedTarget named = lock.target(wanted).orElseThrow(() -> new UnknownTarget(wanted, lock));
            if (options.assume()) {
                return wanted;
            }
            candidates = List.of(named);
        }
        List<Misfit> misfits = new ArrayList<>();
        for (LockedTarget target : candidates) {
            if (target.on(host.get()).holds()) {
                return target.name();
            }
            misfits.add(Misfit.of(lock, target, host.get()));
        }
        misfits.sort(Misfit.NEAREST);
        List<TargetName> fitting = options.target().isPresent() ? fitting(lock, host.get()) : List.of();
        throw new NoTargetFits(misfits, options.target().isPresent(), fitting, relocking);
    }

    /** The targets whose floors hold on a machine, in the lock's order: the first is installed there. */
    public static List<TargetName> fitting(Lockfile lock, Platform machine) {
        return lock.targets().stream()
                .filter(target -> target.on(machine).holds())
                .map(LockedTarget::name)
                .toList();
    }
}

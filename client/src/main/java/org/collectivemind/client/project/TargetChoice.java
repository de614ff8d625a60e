package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.requirement.Reason;

/** Chooses the target of a lock for a machine: the first whose floors hold, in the lock's order. */
public final class TargetChoice {
    private TargetChoice() {}

    static TargetName of(Lockfile lock, Install.Options options, Supplier<Platform> host) {
        List<LockedTarget> candidates = lock.targets();
        if (options.target().isPresent()) {
            TargetName wanted = options.target().get();
            LockedTarget named = lock.target(wanted).orElseThrow(() -> new UnknownTarget(wanted, lock));
            if (options.assume()) {
                return wanted;
            }
            candidates = List.of(named);
        }
        List<String> reasons = new ArrayList<>();
        for (LockedTarget target : candidates) {
            Evaluation evaluation = Evaluator.evaluate(target.floors(), host.get());
            if (evaluation.holds()) {
                return target.name();
            }
            for (Reason reason : evaluation.reasons()) {
                reasons.add("target `" + target.name() + "` " + reason.text());
            }
        }
        throw new NoTargetFits(reasons);
    }
}

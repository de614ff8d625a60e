package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.Provenance;
import org.collectivemind.format.manifest.TargetName;

/**
 * How a target differs between two locks: it came, it went, or it was solved by other facts.
 *
 * @param before how it was solved; empty where it was not there
 * @param after likewise; empty where it is gone
 */
public record TargetChange(TargetName target, Optional<Provenance> before, Optional<Provenance> after) {

    /** None where there was no lock: then all is new. */
    static List<TargetChange> between(Optional<Lockfile> before, Lockfile after) {
        if (before.isEmpty()) {
            return List.of();
        }
        List<TargetChange> changes = new ArrayList<>();
        for (LockedTarget old : before.get().targets()) {
            Optional<Provenance> now = after.target(old.name()).map(LockedTarget::provenance);
            if (!now.equals(Optional.of(old.provenance()))) {
                changes.add(new TargetChange(old.name(), Optional.of(old.provenance()), now));
            }
        }
        for (LockedTarget target : after.targets()) {
            if (before.get().target(target.name()).isEmpty()) {
                changes.add(new TargetChange(target.name(), Optional.empty(), Optional.of(target.provenance())));
            }
        }
        return changes;
    }

    @Override
    public String toString() {
        if (before.isEmpty()) {
            return "+ target `" + target + "`, by " + after.orElseThrow().words();
        }
        return after.isEmpty()
                ? "- target `" + target + "`"
                : "~ target `" + target + "` by " + before.get().words() + " -> by "
                        + after.get().words();
    }
}

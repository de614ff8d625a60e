package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.lock.Floors;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.LockedWarning;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.Requirement;

/** A target of a lock in words. */
final class TargetText {
    private TargetText() {}

    /** How it was solved, what it needs and of what it warns. */
    static List<String> lines(LockedTarget target) {
        String name = "target `" + target.name() + "`";
        List<String> lines = new ArrayList<>();
        lines.add(name + " was solved by " + target.provenance().words());
        needs(target).forEach(need -> lines.add(name + ": " + need));
        for (LockedWarning warning : target.warnings()) {
            lines.add(name + " has `" + warning.slot() + "` with " + warning.code());
        }
        return lines;
    }

    /** What a machine must have, a package a line. */
    static List<String> needs(LockedTarget target) {
        List<String> needs = new ArrayList<>();
        if (target.floors() instanceof Floors.ByPackage floors) {
            floors.needs().forEach((slot, need) -> needs.add(slot + " needs " + need.text()));
        } else if (!target.floors().all().equals(Requirement.ALWAYS)) {
            needs.add("needs " + target.floors().all().text());
        }
        if (target.use().devices() != MachineUse.DEFAULT.devices()) {
            needs.add("every device has to do");
        }
        target.use().allowed().forEach(allowance -> needs.add(allowance.text() + " is allowed"));
        return needs;
    }
}

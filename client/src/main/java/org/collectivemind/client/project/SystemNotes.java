package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;

/** Which packages a machine's own programs stand for, and where they are: the lock itself does not say. */
final class SystemNotes {
    private SystemNotes() {}

    /** @param platforms whose facts are known */
    static List<LockNote> of(Lockfile lock, SortedMap<TargetName, Platform> platforms) {
        List<LockNote> notes = new ArrayList<>();
        for (LockedTarget target : lock.targets()) {
            Optional<Platform> platform = Optional.ofNullable(platforms.get(target.name()));
            for (LockedPackage locked : lock.packages(target.name())) {
                platform.flatMap(machine -> place(lock, locked.slot(), target.name(), machine))
                        .ifPresent(place -> notes.add(new LockNote(
                                target.name(), locked.slot(), "system", "the machine's own is taken, " + place)));
            }
        }
        return notes;
    }

    /** {@code 3.11.2 from /usr/bin/python3}; empty for what is fetched. */
    static Optional<String> place(Lockfile lock, PackageSlot slot, TargetName target, Platform machine) {
        return lock.locked(slot, target)
                .flatMap(locked -> locked.variant(target))
                .flatMap(LockedVariant::detect)
                .flatMap(rule -> machine.fact(rule.fact().key()).known())
                .map(SystemNotes::place);
    }

    private static String place(Fact.Known found) {
        return found.text() + " from " + found.source();
    }
}

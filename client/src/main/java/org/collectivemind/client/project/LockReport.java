package org.collectivemind.client.project;

import java.util.List;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.resolver.outcome.Divergence;

/**
 * A lock that was made, beside the one before it.
 *
 * @param changed whether its bytes differ from those on disk
 * @param targets the targets that came, went, or were solved in another way
 * @param changes package by package
 * @param divergences packages that differ in version between targets
 * @param notes why nothing newer or better was taken
 * @param warnings what works less well than one may think
 */
public record LockReport(
        Lockfile lock,
        boolean changed,
        List<TargetChange> targets,
        List<LockChange> changes,
        List<Divergence> divergences,
        List<LockNote> notes,
        List<LockNote> warnings) {
    public LockReport {
        targets = List.copyOf(targets);
        changes = List.copyOf(changes);
        divergences = List.copyOf(divergences);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }
}

package org.collectivemind.client.project;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.resolver.Violation;
import org.collectivemind.resolver.request.Preferences.Locked;

/**
 * {@code cm lock}: solves the targets of the project, in the order they are declared, keeping what the lock has wherever that still
 * fits, and writes {@code cm.lock} if anything changed.
 */
public final class Lock {
    private final Solving solving;

    public Lock(Solving solving) {
        this.solving = solving;
    }

    /** Whether the lock on disk is of what the manifest asks now; costs no solving. A broken lock is a failure. */
    public static boolean isCurrent(Project project, ProjectManifest manifest) {
        return current(project, manifest).isPresent();
    }

    /** The lock on disk, where it is of what the manifest asks now. */
    public static Optional<LockOnDisk> current(Project project, ProjectManifest manifest) {
        return current(project, manifest, Optional.empty());
    }

    /** @param read what it held when it was read before */
    static Optional<LockOnDisk> current(Project project, ProjectManifest manifest, Optional<LockOnDisk> read) {
        return LockOnDisk.of(project, read)
                .filter(lock -> lock.lock().inputs().equals(LockInputs.digest(project, manifest)));
    }

    /** Solves, and writes the lock. */
    public LockReport run(ThisTime thisTime) {
        LockReport report = check(thisTime);
        solving.write(report);
        return report;
    }

    /** Solves, and writes nothing. */
    public LockReport check(ThisTime thisTime) {
        Optional<Lockfile> previous = solving.project().lockToKeep();
        Question question = solving.question(thisTime, previous);
        return solving.report(question, question.answer(solving.registries(), kept(previous)), Freedom.NONE);
    }

    /**
     * The same, and has the answer checked by rules that share nothing with the search.
     *
     * @throws IllegalStateException where the two disagree: a fault of ours, and no lock to rely on
     */
    public LockReport prove(ThisTime thisTime) {
        Optional<Lockfile> previous = solving.project().lockToKeep();
        Question question = solving.question(thisTime, previous);
        Answer answer = question.answer(solving.registries(), kept(previous));
        List<Violation> violations = question.violations(solving.registries(), kept(previous), answer);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("the resolver and its check disagree: " + violations);
        }
        return solving.report(question, answer, Freedom.NONE);
    }

    private static Function<TargetName, SortedMap<PackageSlot, Locked>> kept(Optional<Lockfile> previous) {
        return Kept.of(previous, Freedom.NONE);
    }
}

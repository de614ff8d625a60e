package org.collectivemind.client.project;

import java.util.Optional;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.ProjectManifest;

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
        return project.lock()
                .map(lock -> lock.inputs().equals(LockInputs.digest(project, manifest)))
                .orElse(false);
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
        Answer answer = question.answer(solving.registries(), Kept.of(previous, Freedom.NONE));
        return solving.report(question, answer, Freedom.NONE);
    }
}

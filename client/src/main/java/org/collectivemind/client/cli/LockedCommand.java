package org.collectivemind.client.cli;

import java.util.Optional;
import org.collectivemind.client.project.Lock;
import org.collectivemind.client.project.LockGraph;
import org.collectivemind.client.project.NoLock;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import picocli.CommandLine.Option;

/** A command that only reads the lock. */
abstract class LockedCommand extends ProjectCommand {
    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "Of this target of the lock; the first one by default.")
    private Optional<String> target = Optional.empty();

    LockedCommand(ProcessContext context) {
        super(context);
    }

    @Override
    final Result run(Project project, Wiring wiring) {
        boolean current = !project.hasManifest() || Lock.isCurrent(project, project.projectManifest());
        Lockfile lock = project.lock().orElseThrow(() -> new NoLock(project.directory()));
        if (!current) {
            output().warn("cm.lock is out of date; `cm lock` brings it up to date");
        }
        TargetName name = target(target).orElseGet(() -> lock.targets().get(0).name());
        return run(project, lock, new LockGraph(lock, name), name);
    }

    abstract Result run(Project project, Lockfile lock, LockGraph graph, TargetName target);
}

package org.collectivemind.client.cli;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.project.Lock;
import org.collectivemind.client.project.NoLock;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.TargetPlatforms;
import org.collectivemind.client.project.UnknownTarget;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.Leeway;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
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
        if (lock.target(name).isEmpty()) {
            throw new UnknownTarget(name, lock);
        }
        return run(project, wiring, lock, name);
    }

    abstract Result run(Project project, Wiring wiring, Lockfile lock, TargetName target);

    /** What the project asks for; of a lock alone, what it says was asked for. */
    static List<Dependency> roots(Project project, Lockfile lock, TargetName target) {
        return project.hasManifest()
                ? project.projectManifest().dependencies()
                : lock.target(target).orElseThrow().roots().stream()
                        .<Dependency>map(LockedCommand::any)
                        .toList();
    }

    private static PackageDependency any(PackageSlot slot) {
        return new PackageDependency(
                slot.name(), Constraint.ANY, Attributes.NONE, Collections.emptySortedSet(), slot.alias());
    }

    static List<RegistryDeclaration> registries(Project project, Lockfile lock) {
        return project.hasManifest()
                ? project.projectManifest().registries()
                : lock.registries().stream()
                        .map(locked -> new RegistryDeclaration(locked.alias(), locked.location(), List.of()))
                        .toList();
    }

    static Leeway leeway(Project project) {
        return project.hasManifest() ? project.projectManifest().policy().leeway() : Leeway.NONE;
    }

    static Optional<Platform> platform(Project project, Wiring wiring, TargetName target) {
        return project.hasManifest()
                ? Optional.ofNullable(TargetPlatforms.of(project, project.projectManifest(), wiring.host())
                        .get(target))
                : Optional.empty();
    }
}

package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.client.platform.software.Software;
import org.collectivemind.client.registry.SystemRegistry;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.SystemPolicy;
import org.collectivemind.format.manifest.SystemUse;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.tool.DetectRule;

/**
 * What the machines of a question have of packages: the versions their facts state, looked for on this machine, written down of
 * others. What the lock took stays a candidate too, so that a machine with a newer patch of it keeps the lock as it is.
 */
public final class OnMachines implements SystemRegistry.Machines {
    private final Software software;
    private final Collection<Platform> machines;
    private final Supplier<Optional<Lockfile>> lock;
    private final SystemPolicy policy;

    private OnMachines(
            Software software, Collection<Platform> machines, Supplier<Optional<Lockfile>> lock, SystemPolicy policy) {
        this.software = software;
        this.machines = List.copyOf(machines);
        this.lock = lock;
        this.policy = policy;
    }

    /** For the targets of a project. */
    public static OnMachines of(
            Software software, Collection<Platform> machines, Project project, ProjectManifest manifest) {
        return new OnMachines(
                software,
                machines,
                project::lockToKeep,
                manifest.policy().leeway().system());
    }

    /** For one machine and no project. */
    public static OnMachines of(Software software, Platform machine) {
        return new OnMachines(software, List.of(machine), Optional::empty, SystemPolicy.DEFAULT);
    }

    @Override
    public List<DottedNumber> versions(Release release) {
        PackageName name = release.coordinate().name();
        if (policy.of(name) == SystemUse.NEVER) {
            return List.of();
        }
        DetectRule rule = release.detect().orElseThrow();
        software.learn(rule);
        List<DottedNumber> versions = new ArrayList<>();
        for (Platform machine : machines) {
            machine.fact(rule.fact().key())
                    .known()
                    .map(Fact.Known::text)
                    .filter(DottedNumber::valid)
                    .map(DottedNumber::parse)
                    .ifPresent(versions::add);
        }
        lock.get().map(Lockfile::packages).orElse(List.of()).stream()
                .filter(held -> held.coordinate().name().equals(name))
                .filter(OnMachines::isSystem)
                .map(held -> held.coordinate().version().text())
                .filter(DottedNumber::valid)
                .map(DottedNumber::parse)
                .forEach(versions::add);
        return versions;
    }

    private static boolean isSystem(LockedPackage held) {
        return held.variants().stream().anyMatch(variant -> variant.detect().isPresent());
    }
}

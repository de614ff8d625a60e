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
    private final Supplier<Software> software;
    private final Collection<Platform> machines;
    private final Supplier<Optional<Lockfile>> lock;
    private final SystemPolicy policy;
    private Optional<List<LockedPackage>> taken = Optional.empty();

    private OnMachines(
            Supplier<Software> software,
            Collection<Platform> machines,
            Supplier<Optional<Lockfile>> lock,
            SystemPolicy policy) {
        this.software = software;
        this.machines = List.copyOf(machines);
        this.lock = lock;
        this.policy = policy;
    }

    /**
     * For the targets of a project.
     *
     * @param software asked where a package has a rule, and not before: without a home there is none
     */
    public static OnMachines of(
            Supplier<Software> software, Collection<Platform> machines, Project project, ProjectManifest manifest) {
        return new OnMachines(
                software,
                machines,
                project::lockToKeep,
                manifest.policy().leeway().system());
    }

    /** For one machine and no lock. */
    public static OnMachines of(Supplier<Software> software, Platform machine, SystemPolicy policy) {
        return new OnMachines(software, List.of(machine), Optional::empty, policy);
    }

    @Override
    public List<DottedNumber> versions(Release release) {
        PackageName name = release.coordinate().name();
        if (policy.of(name) == SystemUse.NEVER) {
            return List.of();
        }
        DetectRule rule = release.detect().orElseThrow();
        software.get().learn(rule);
        List<DottedNumber> versions = new ArrayList<>();
        for (Platform machine : machines) {
            machine.fact(rule.fact().key())
                    .known()
                    .map(Fact.Known::text)
                    .filter(DottedNumber::valid)
                    .map(DottedNumber::parse)
                    .ifPresent(versions::add);
        }
        taken().stream()
                .filter(held -> held.coordinate().name().equals(name))
                .map(held -> held.coordinate().version().text())
                .filter(DottedNumber::valid)
                .map(DottedNumber::parse)
                .forEach(versions::add);
        return versions;
    }

    /** What the lock took of machines, read once however many packages have a rule; registries ask side by side. */
    private synchronized List<LockedPackage> taken() {
        if (taken.isEmpty()) {
            taken = Optional.of(lock.get().map(Lockfile::packages).orElse(List.of()).stream()
                    .filter(OnMachines::isSystem)
                    .toList());
        }
        return taken.get();
    }

    private static boolean isSystem(LockedPackage held) {
        return held.variants().stream().anyMatch(variant -> variant.detect().isPresent());
    }
}

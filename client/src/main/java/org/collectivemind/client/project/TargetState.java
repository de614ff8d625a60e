package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.Provenance;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Platform;

/**
 * A target of a project as {@code cm target list} shows it.
 *
 * @param provenance where its facts come from, by the manifest, or without one by the lock
 * @param locked empty where it is not locked
 * @param misfit why it does not fit the machine; empty where it does, or is not locked
 */
public record TargetState(
        TargetName name, Provenance provenance, Optional<LockedTarget> locked, Optional<Misfit> misfit) {
    /** Whether it would run on the machine. */
    public boolean fits() {
        return locked.isPresent() && misfit.isEmpty();
    }

    /** In the order in which they are tried: those of the manifest, then what only the lock still has. */
    public static List<TargetState> of(Project project, Platform machine) {
        Optional<Lockfile> lock = project.lock();
        List<TargetDeclaration> declared =
                project.hasManifest() ? project.projectManifest().targets() : List.of();
        List<TargetState> states = new ArrayList<>();
        declared.forEach(
                target -> states.add(state(target.name(), Provenances.of(target, Provenance.HOST), lock, machine)));
        for (LockedTarget target : lock.map(Lockfile::targets).orElse(List.of())) {
            if (declared.stream().noneMatch(other -> other.name().equals(target.name()))) {
                states.add(state(target.name(), target.provenance(), lock, machine));
            }
        }
        return states;
    }

    private static TargetState state(
            TargetName name, Provenance provenance, Optional<Lockfile> lock, Platform machine) {
        Optional<LockedTarget> locked = lock.flatMap(held -> held.target(name));
        Optional<Misfit> misfit = locked.filter(target -> !target.on(machine).holds())
                .map(target -> Misfit.of(lock.orElseThrow(), target, machine));
        return new TargetState(name, locked.map(LockedTarget::provenance).orElse(provenance), locked, misfit);
    }
}

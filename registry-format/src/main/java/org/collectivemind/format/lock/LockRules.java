package org.collectivemind.format.lock;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.VersionScheme;

/**
 * What holds between the parts of a lock: aliases and targets are listed once; each package comes from a listed registry, in the
 * scheme of that registry, for listed targets; a target takes one version in a slot; roots, dependencies and whatever has floors
 * are locked for the targets that need them.
 */
final class LockRules {
    // Trees, not hash tables: the JVM spins code for a record's first hash, which start-up would pay for.
    private final Map<RegistryAlias, LockedRegistry> registries = new TreeMap<>();
    private final Map<TargetName, Set<PackageSlot>> locked = new TreeMap<>();

    private LockRules() {}

    static void check(List<LockedRegistry> registries, List<LockedTarget> targets, List<LockedPackage> packages) {
        LockRules rules = new LockRules();
        registries.forEach(rules::add);
        targets.forEach(rules::add);
        packages.forEach(rules::add);
        targets.forEach(rules::checkNames);
        packages.forEach(rules::checkDependencies);
    }

    private void add(LockedRegistry registry) {
        if (registries.put(registry.alias(), registry) != null) {
            throw new MalformedText("registry of a lock", registry.alias().text(), "it is listed twice");
        }
    }

    private void add(LockedTarget target) {
        if (locked.put(target.name(), new TreeSet<>()) != null) {
            throw new MalformedText("target of a lock", target.name().text(), "it is listed twice");
        }
    }

    private void add(LockedPackage added) {
        LockedRegistry registry = registries.get(added.registry());
        if (registry == null) {
            throw malformed(added, "its registry `" + added.registry() + "` is not listed");
        }
        boolean maven = registry.location() instanceof RegistryLocation.PlainMaven;
        if (maven != (added.coordinate().version().scheme() == VersionScheme.MAVEN)) {
            throw malformed(added, "its version is not of the scheme of registry `" + added.registry() + "`");
        }
        for (TargetName target : added.select().keySet()) {
            Set<PackageSlot> slots = locked.get(target);
            if (slots == null) {
                throw malformed(added, "its target `" + target + "` is not listed");
            }
            if (!slots.add(added.slot())) {
                throw malformed(added, "target `" + target + "` takes two versions of it");
            }
        }
    }

    private void checkNames(LockedTarget target) {
        target.roots().forEach(root -> check(target, "root", root));
        target.warnings().forEach(warning -> check(target, "warning about", warning.slot()));
        if (target.floors() instanceof Floors.ByPackage floors) {
            floors.needs().keySet().forEach(slot -> check(target, "floor of", slot));
        }
    }

    private void check(LockedTarget target, String what, PackageSlot slot) {
        if (!locked.get(target.name()).contains(slot)) {
            throw new MalformedText(
                    "target of a lock", target.name().text(), "its " + what + " `" + slot + "` is not locked for it");
        }
    }

    private void checkDependencies(LockedPackage dependent) {
        Map<VariantId, LockedVariant> variants = new TreeMap<>();
        dependent.variants().forEach(variant -> variants.put(variant.id(), variant));
        dependent.select().forEach((target, id) -> {
            for (PackageSlot dependency : variants.get(id).dependencies()) {
                if (!locked.get(target).contains(dependency)) {
                    throw malformed(
                            dependent, "its dependency `" + dependency + "` is not locked for target `" + target + "`");
                }
            }
        });
    }

    private static MalformedText malformed(LockedPackage locked, String reason) {
        return new MalformedText("locked package", locked.label(), reason);
    }
}

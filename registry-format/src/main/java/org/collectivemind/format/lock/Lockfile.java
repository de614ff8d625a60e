package org.collectivemind.format.lock;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.tool.DetectRule;

/**
 * {@code cm.lock}: enough to install with no manifest and no index. No clock, no absolute path, no fact of the machine that made
 * it; equal input gives equal bytes everywhere.
 *
 * <p>A lock is closed (see {@link LockRules}): what it names is in it, so what is taken out of it by hand or by a bad merge is
 * missed.
 *
 * @param inputs digest of what was asked (dependencies, targets, registries, policy): tells whether the lock is of this manifest
 * @param registries sorted by alias
 * @param targets in the manifest's order: the first whose floors hold is installed
 * @param packages sorted by name, then version, then alias
 */
public record Lockfile(
        Digest inputs, List<LockedRegistry> registries, List<LockedTarget> targets, List<LockedPackage> packages) {
    public Lockfile {
        registries = registries.stream()
                .sorted(Comparator.comparing(LockedRegistry::alias))
                .toList();
        targets = List.copyOf(targets);
        packages = packages.stream()
                .sorted(Comparator.comparing(LockedPackage::coordinate).thenComparing(LockedPackage::slot))
                .toList();
        LockRules.check(registries, targets, packages);
    }

    /** How programs are found that are taken of machines. */
    public List<DetectRule> detected() {
        return packages.stream()
                .flatMap(locked -> locked.variants().stream())
                .flatMap(variant -> variant.detect().stream())
                .toList();
    }

    public Optional<LockedTarget> target(TargetName name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    /** The packages of one target. */
    public List<LockedPackage> packages(TargetName target) {
        return packages.stream()
                .filter(locked -> locked.select().containsKey(target))
                .toList();
    }

    public Optional<LockedPackage> locked(PackageSlot slot, TargetName target) {
        return packages(target).stream()
                .filter(locked -> locked.slot().equals(slot))
                .findFirst();
    }
}

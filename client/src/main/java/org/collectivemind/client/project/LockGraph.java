package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;

/** Who depends on whom in one target of a lock. */
public final class LockGraph {
    private final SortedMap<PackageSlot, LockedPackage> packages = new TreeMap<>();
    private final TargetName target;
    private final List<PackageSlot> roots;

    public LockGraph(Lockfile lock, TargetName target) {
        LockedTarget locked = lock.target(target).orElseThrow(() -> new UnknownTarget(target, lock));
        this.target = target;
        this.roots = locked.roots();
        lock.packages(target).forEach(held -> packages.put(held.slot(), held));
    }

    public List<PackageSlot> roots() {
        return roots;
    }

    /** {@code group:name version (variant)}. */
    public String label(PackageSlot slot) {
        LockedPackage held = packages.get(slot);
        String variant = Selection.label(held.select().get(target), held.placement(target));
        return slot + " " + held.coordinate().version() + (variant.equals("default") ? "" : " (" + variant + ")");
    }

    public List<PackageSlot> dependencies(PackageSlot slot) {
        return packages.get(slot)
                .variant(target)
                .map(LockedVariant::dependencies)
                .orElse(List.of());
    }

    /** Every shortest-first way from a root to the package, without cycles; at most {@code most}. */
    public List<List<PackageSlot>> ways(PackageSlot to, int most) {
        Map<PackageSlot, Set<PackageSlot>> dependents = new TreeMap<>();
        packages.keySet()
                .forEach(from -> dependencies(from)
                        .forEach(dependency -> dependents
                                .computeIfAbsent(dependency, key -> new TreeSet<>())
                                .add(from)));
        List<List<PackageSlot>> ways = new ArrayList<>();
        List<List<PackageSlot>> open = new ArrayList<>(List.of(List.of(to)));
        while (!open.isEmpty() && ways.size() < most) {
            List<List<PackageSlot>> longer = new ArrayList<>();
            for (List<PackageSlot> way : open) {
                PackageSlot head = way.get(0);
                if (roots.contains(head)) {
                    ways.add(way);
                }
                for (PackageSlot dependent : dependents.getOrDefault(head, Collections.emptySet())) {
                    if (!way.contains(dependent)) {
                        List<PackageSlot> extended = new ArrayList<>(List.of(dependent));
                        extended.addAll(way);
                        longer.add(extended);
                    }
                }
            }
            // Ways multiply; what is shown is bounded, so what is followed is too.
            open = longer.size() > 1000 ? longer.subList(0, 1000) : longer;
        }
        return ways.size() > most ? ways.subList(0, most) : ways;
    }
}

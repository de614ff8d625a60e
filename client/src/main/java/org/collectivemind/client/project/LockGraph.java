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
import org.collectivemind.format.name.PackageName;

/** Who depends on whom in one target of a lock. */
public final class LockGraph {
    private final SortedMap<PackageName, LockedPackage> packages = new TreeMap<>();
    private final TargetName target;
    private final List<PackageName> roots;

    public LockGraph(Lockfile lock, TargetName target) {
        LockedTarget locked = lock.target(target).orElseThrow(() -> new UnknownTarget(target, lock));
        this.target = target;
        this.roots = locked.roots();
        lock.packages(target).forEach(held -> packages.put(held.coordinate().name(), held));
    }

    public List<PackageName> roots() {
        return roots;
    }

    /** {@code group:name version (variant)}. */
    public String label(PackageName name) {
        LockedPackage held = packages.get(name);
        String variant = held.select().get(target).text();
        return name + " " + held.coordinate().version() + (variant.equals("default") ? "" : " (" + variant + ")");
    }

    public List<PackageName> dependencies(PackageName name) {
        return packages.get(name)
                .variant(target)
                .map(LockedVariant::dependencies)
                .orElse(List.of());
    }

    /** Every shortest-first way from a root to the package, without cycles; at most {@code most}. */
    public List<List<PackageName>> ways(PackageName to, int most) {
        Map<PackageName, Set<PackageName>> dependents = new TreeMap<>();
        packages.keySet()
                .forEach(from -> dependencies(from)
                        .forEach(dependency -> dependents
                                .computeIfAbsent(dependency, key -> new TreeSet<>())
                                .add(from)));
        List<List<PackageName>> ways = new ArrayList<>();
        List<List<PackageName>> open = new ArrayList<>(List.of(List.of(to)));
        while (!open.isEmpty() && ways.size() < most) {
            List<List<PackageName>> longer = new ArrayList<>();
            for (List<PackageName> way : open) {
                PackageName head = way.get(0);
                if (roots.contains(head)) {
                    ways.add(way);
                }
                for (PackageName dependent : dependents.getOrDefault(head, Collections.emptySet())) {
                    if (!way.contains(dependent)) {
                        List<PackageName> extended = new ArrayList<>(List.of(dependent));
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

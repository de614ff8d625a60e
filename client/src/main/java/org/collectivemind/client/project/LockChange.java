package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.name.PackageName;

/**
 * How one package differs between two locks.
 *
 * @param before version and variants as text; empty where it was not there
 * @param after likewise; empty where it is gone
 */
public record LockChange(PackageName name, Optional<String> before, Optional<String> after) {

    static List<LockChange> between(Optional<Lockfile> before, Lockfile after) {
        SortedMap<PackageName, String> old = before.map(LockChange::summary).orElse(new TreeMap<>());
        SortedMap<PackageName, String> now = summary(after);
        SortedMap<PackageName, String> all = new TreeMap<>(old);
        all.putAll(now);
        List<LockChange> changes = new ArrayList<>();
        for (PackageName name : all.keySet()) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                changes.add(
                        new LockChange(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(now.get(name))));
            }
        }
        return changes;
    }

    private static SortedMap<PackageName, String> summary(Lockfile lock) {
        SortedMap<PackageName, String> summary = new TreeMap<>();
        for (LockedPackage locked : lock.packages()) {
            String variants = locked.variants().stream()
                    .map(variant -> variant.id().text())
                    .collect(Collectors.joining(", "));
            String text = locked.coordinate().version() + (variants.equals("default") ? "" : " (" + variants + ")");
            summary.merge(locked.coordinate().name(), text, (first, second) -> first + ", " + second);
        }
        return summary;
    }

    @Override
    public String toString() {
        if (before.isEmpty()) {
            return "+ " + name + " " + after.orElse("");
        }
        return after.map(now -> "~ " + name + " " + before.get() + " -> " + now)
                .orElseGet(() -> "- " + name + " " + before.get());
    }
}

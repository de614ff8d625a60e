package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;

/**
 * How one package differs between two locks.
 *
 * @param before version and variants as text; empty where it was not there
 * @param after likewise; empty where it is gone
 */
public record LockChange(PackageSlot slot, Optional<String> before, Optional<String> after, ChangeReason reason) {

    static List<LockChange> between(
            Optional<Lockfile> before, Lockfile after, Function<PackageSlot, ChangeReason> reasons) {
        SortedMap<PackageSlot, String> old = before.map(LockChange::summary).orElse(new TreeMap<>());
        SortedMap<PackageSlot, String> now = summary(after);
        SortedMap<PackageSlot, String> all = new TreeMap<>(old);
        all.putAll(now);
        List<LockChange> changes = new ArrayList<>();
        for (PackageSlot slot : all.keySet()) {
            if (!Objects.equals(old.get(slot), now.get(slot))) {
                changes.add(new LockChange(
                        slot,
                        Optional.ofNullable(old.get(slot)),
                        Optional.ofNullable(now.get(slot)),
                        reasons.apply(slot)));
            }
        }
        return changes;
    }

    private static SortedMap<PackageSlot, String> summary(Lockfile lock) {
        SortedMap<PackageSlot, List<LockedPackage>> bySlot = new TreeMap<>();
        lock.packages()
                .forEach(locked -> bySlot.computeIfAbsent(locked.slot(), slot -> new ArrayList<>())
                        .add(locked));
        SortedMap<PackageSlot, String> summary = new TreeMap<>();
        bySlot.forEach((slot, entries) -> summary.put(
                slot,
                entries.stream().map(entry -> text(entry, entries.size() > 1)).collect(Collectors.joining(", "))));
        return summary;
    }

    /** {@code 1.0 (cuda, metal)}; where targets have different versions, {@code 1.0 (metal) for mac}. */
    private static String text(LockedPackage locked, boolean diverges) {
        String variants = locked.select().entrySet().stream()
                .map(entry -> Selection.label(entry.getValue(), locked.placement(entry.getKey())))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        String targets = locked.select().keySet().stream().map(TargetName::text).collect(Collectors.joining(" and "));
        return locked.coordinate().version()
                + (variants.equals("default") ? "" : " (" + variants + ")")
                + (diverges ? " for " + targets : "");
    }

    /** {@code ~ group:name 1.0 -> 1.1 because …}; no reason where {@code cm.yaml} itself names what is new. */
    @Override
    public String toString() {
        if (before.isEmpty()) {
            boolean evident = reason.code() == ChangeReason.Code.ASKED;
            return "+ " + slot + " " + after.orElse("") + (evident ? "" : " " + reason);
        }
        return after.map(now -> "~ " + slot + " " + before.get() + " -> " + now)
                        .orElseGet(() -> "- " + slot + " " + before.get())
                + " " + reason;
    }
}

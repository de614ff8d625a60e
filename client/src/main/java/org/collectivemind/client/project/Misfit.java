package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collectivemind.format.lock.Floors;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.requirement.Reason;
import org.collectivemind.format.requirement.ReasonCode;

/**
 * Why a target of a lock does not run on a machine.
 *
 * @param shortfalls not empty
 */
public record Misfit(TargetName target, List<Shortfall> shortfalls) {
    /** A target that fails here is for another kind of machine, however little else is missing. */
    private static final Set<ReasonCode> KINDS = EnumSet.of(ReasonCode.OS_MISMATCH, ReasonCode.ARCH_MISMATCH);

    /** Nearest first: of this kind of machine, then with the fewest reasons; a stable order. */
    static final Comparator<Misfit> NEAREST =
            Comparator.comparing(Misfit::ofAnotherKind).thenComparing(misfit -> misfit.shortfalls.size());

    public Misfit {
        shortfalls = List.copyOf(shortfalls);
    }

    /**
     * A floor that does not hold.
     *
     * @param neededBy the packages whose variants need it; empty where the lock does not say, or only all together need so much
     */
    public record Shortfall(Reason reason, List<Need> neededBy) {
        public Shortfall {
            neededBy = List.copyOf(neededBy);
        }

        /** {@code org.example:engine 1.17.3 (cuda12) needs cuda.driver >= 525.60.13, has 470.57.02 (from …)}. */
        public String text() {
            if (neededBy.isEmpty()) {
                return reason.text();
            }
            int more = neededBy.size() - 1;
            return neededBy.get(0) + (more == 0 ? " needs " : " and " + more + " more need ") + reason.need() + ", "
                    + reason.found();
        }
    }

    /** A locked package in the variant of the target, for messages and {@code --json}. */
    public record Need(PackageSlot slot, String version, String variant) {
        static Need of(LockedPackage locked, TargetName target) {
            return new Need(
                    locked.slot(),
                    locked.coordinate().version().toString(),
                    locked.select().get(target).text());
        }

        @Override
        public String toString() {
            return slot + " " + version + (variant.equals("default") ? "" : " (" + variant + ")");
        }
    }

    /** Of a target whose floors do not hold there. */
    static Misfit of(Lockfile lock, LockedTarget target, Platform machine) {
        Map<Reason, List<Need>> reasons = new LinkedHashMap<>();
        if (target.floors() instanceof Floors.ByPackage floors) {
            floors.needs().forEach((slot, need) -> {
                LockedPackage locked = lock.locked(slot, target.name()).orElseThrow();
                for (Reason reason :
                        Evaluator.evaluate(need, machine, target.use()).reasons()) {
                    reasons.computeIfAbsent(reason, key -> new ArrayList<>()).add(Need.of(locked, target.name()));
                }
            });
        }
        List<LockedPackage> packages = lock.packages(target.name());
        if (reasons.isEmpty()) {
            List<Need> only = packages.size() == 1 ? List.of(Need.of(packages.get(0), target.name())) : List.of();
            target.on(machine).reasons().forEach(reason -> reasons.put(reason, only));
        }
        List<Shortfall> shortfalls = new ArrayList<>();
        reasons.forEach((reason, needs) -> shortfalls.add(new Shortfall(reason, needs)));
        return new Misfit(target.name(), shortfalls);
    }

    private boolean ofAnotherKind() {
        return shortfalls.stream()
                .anyMatch(shortfall -> KINDS.contains(shortfall.reason().code()));
    }

    /** A line each. */
    List<String> lines() {
        return shortfalls.stream()
                .map(shortfall ->
                        "target `" + target + "`" + (shortfall.neededBy().isEmpty() ? " " : ": ") + shortfall.text())
                .toList();
    }
}

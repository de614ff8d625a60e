package org.collectivemind.resolver.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.requirement.Evaluator;

/**
 * Every selection there is, tried. A selection is valid where all that is reached is selected and satisfied, nothing else is, and
 * no two choices clash. An alternative reaches every option that is satisfied; options with features are not looked for here.
 */
final class ExhaustiveSearch {
    private final PlainUniverse universe;
    private final List<PackageSlot> slots;
    private final Map<PackageSlot, List<Choice>> choices = new HashMap<>();
    private final List<Map<PackageSlot, Choice>> valid = new ArrayList<>();

    private ExhaustiveSearch(PlainUniverse universe, Platform platform) {
        this.universe = universe;
        this.slots = List.copyOf(universe.slots());
        for (PackageSlot slot : slots) {
            choices.put(
                    slot,
                    universe.choices(slot).stream()
                            .filter(choice -> Evaluator.evaluate(
                                            choice.build().entry().requires(), platform)
                                    .holds())
                            .toList());
        }
    }

    static List<Map<PackageSlot, Choice>> of(PlainUniverse universe, Platform platform) {
        ExhaustiveSearch search = new ExhaustiveSearch(universe, platform);
        search.grow(0, new TreeMap<>());
        return search.valid;
    }

    private void grow(int index, Map<PackageSlot, Choice> chosen) {
        if (index == slots.size()) {
            if (new Walk(chosen).isValid()) {
                valid.add(new TreeMap<>(chosen));
            }
            return;
        }
        grow(index + 1, chosen);
        for (Choice choice : choices.get(slots.get(index))) {
            if (chosen.values().stream().noneMatch(other -> Clash.between(choice, other))) {
                chosen.put(choice.slot(), choice);
                grow(index + 1, chosen);
                chosen.remove(choice.slot());
            }
        }
    }

    /** Follows what a selection reaches. */
    private final class Walk {
        private final Map<PackageSlot, Choice> chosen;
        private final Set<PackageSlot> reached = new HashSet<>();
        private final Set<String> features = new HashSet<>();
        private final Deque<Dependency> open = new ArrayDeque<>(universe.roots());

        Walk(Map<PackageSlot, Choice> chosen) {
            this.chosen = chosen;
        }

        boolean isValid() {
            while (!open.isEmpty()) {
                if (!follow(open.poll())) {
                    return false;
                }
            }
            return reached.equals(chosen.keySet());
        }

        private boolean follow(Dependency dependency) {
            boolean satisfied = false;
            for (Dependency option : dependency.options()) {
                for (Choice choice : chosen.values()) {
                    if (choice.satisfies(option)) {
                        satisfied = true;
                        reach(choice, option);
                    }
                }
            }
            return satisfied;
        }

        private void reach(Choice choice, Dependency option) {
            if (reached.add(choice.slot())) {
                open.addAll(choice.build().relations().dependencies());
            }
            Collection<FeatureName> wanted =
                    option instanceof PackageDependency on ? on.features() : Set.<FeatureName>of();
            for (FeatureName feature : wanted) {
                if (features.add(choice.slot() + "[" + feature)) {
                    open.addAll(choice.build().relations().features().getOrDefault(feature, List.of()));
                }
            }
        }
    }
}

package org.collectivemind.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeClass;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.resolver.outcome.Selected;

/**
 * The part of the {@link Validator} about what is reached: goes from the project along all dependencies, taking of alternatives
 * the options of one reading.
 */
final class Walk {
    private static final PackageSlot PROJECT = PackageSlot.of(new PackageName("_", "project"));
    private final Selection selection;
    private final OptionCheck options;
    private final Reading reading;
    private final List<Violation> violations = new ArrayList<>();
    private final SortedMap<PackageSlot, Reached> reached = new TreeMap<>();
    private final Map<Question, Optional<PackageDependency>> taken = new HashMap<>();
    private final Deque<Step> open = new ArrayDeque<>();
    private final Set<Step> seen = new HashSet<>();

    /** A package, or a feature of it, on one way. */
    private record Step(PackageSlot slot, Optional<FeatureName> feature, SortedSet<PackageName> without) {}

    /** Equal alternatives with equal exclusions take the same option. */
    private record Question(Dependency dependency, SortedSet<PackageName> without) {}

    private static final class Reached {
        final SortedSet<PackageSlot> edges = new TreeSet<>();
        final SortedSet<FeatureName> features = new TreeSet<>();
        final SortedSet<AttributeKey> wished = new TreeSet<>();
    }

    /** Says which option is taken, of those the selection could mean. */
    interface Reading {
        Optional<PackageDependency> pick(
                Dependency dependency, SortedSet<PackageName> without, List<PackageDependency> met);
    }

    Walk(Selection selection, Reading reading) {
        this.selection = selection;
        this.options = new OptionCheck(selection);
        this.reading = reading;
        TreeSet<PackageName> nothing = new TreeSet<>();
        for (Dependency root : selection.policy().amended(selection.request().roots())) {
            follow(root, nothing, Optional.empty());
        }
        while (!open.isEmpty()) {
            step(open.poll());
        }
        selection.packages().forEach(this::check);
    }

    List<Violation> violations() {
        return violations;
    }

    private void wrong(PackageSlot slot, String what) {
        violations.add(new Violation(slot, what));
    }

    private Reached at(PackageSlot slot) {
        return reached.computeIfAbsent(slot, key -> new Reached());
    }

    private void step(Step step) {
        Relations relations = selection.relations(step.slot());
        List<Dependency> needs = step.feature()
                .map(feature -> relations.features().getOrDefault(feature, List.of()))
                .orElse(relations.dependencies());
        for (Dependency dependency : selection.policy().amended(needs)) {
            follow(dependency, step.without(), Optional.of(step.slot()));
        }
    }

    private void follow(Dependency dependency, SortedSet<PackageName> without, Optional<PackageSlot> from) {
        if (dependency instanceof PackageDependency named) {
            if (!without.contains(named.name())) {
                reach(named, without, from);
            }
            return;
        }
        List<OptionCheck.Option> all = options.of(dependency);
        List<OptionCheck.Option> allowed = all.stream()
                .filter(option -> !without.contains(option.dependency().name()))
                .filter(option -> !selection
                        .request()
                        .rules()
                        .excludes()
                        .contains(option.dependency().name()))
                .toList();
        if (all.isEmpty() || !allowed.isEmpty()) {
            Question question = new Question(dependency, without);
            if (!taken.containsKey(question)) {
                taken.put(question, pick(question, allowed, from));
            }
            taken.get(question)
                    .ifPresentOrElse(
                            option -> reach(option, without, from),
                            () -> violations.add(
                                    new Violation(from.orElse(PROJECT), "no option of " + dependency + " is met")));
        }
    }

    private Optional<PackageDependency> pick(
            Question question, List<OptionCheck.Option> allowed, Optional<PackageSlot> from) {
        List<PackageDependency> met = allowed.stream()
                .filter(options::isMet)
                .map(OptionCheck.Option::dependency)
                .filter(option -> from.isEmpty()
                        || selection.packages().get(from.get()).dependencies().contains(option.slot()))
                .toList();
        return met.isEmpty() ? Optional.empty() : reading.pick(question.dependency(), question.without(), met);
    }

    private void reach(PackageDependency dependency, SortedSet<PackageName> without, Optional<PackageSlot> from) {
        PackageSlot slot = dependency.slot();
        from.ifPresent(parent -> at(parent).edges.add(slot));
        if (selection.variant(slot).isEmpty()) {
            wrong(slot, "is needed, but not selected");
            return;
        }
        if (!selection.matches(slot, dependency.constraint(), dependency.select())) {
            wrong(slot, "is not " + dependency);
        }
        at(slot).wished.addAll(dependency.select().values().keySet());
        SortedSet<PackageName> excluded = new TreeSet<>(without);
        excluded.addAll(dependency.exclusions());
        open(new Step(slot, Optional.empty(), excluded));
        for (FeatureName feature : dependency.features()) {
            if (selection.relations(slot).features().containsKey(feature)) {
                at(slot).features.add(feature);
            }
            open(new Step(slot, Optional.of(feature), excluded));
        }
    }

    private void open(Step step) {
        if (seen.add(step)) {
            open.add(step);
        }
    }

    private void check(PackageSlot slot, Selected selected) {
        Reached way = reached.get(slot);
        if (way == null) {
            wrong(slot, "is selected, but nothing reaches it");
            return;
        }
        if (!way.edges.equals(selected.dependencies())) {
            wrong(slot, "has dependencies " + way.edges + ", not " + selected.dependencies());
        }
        if (!way.features.equals(selected.features())) {
            wrong(slot, "has features " + way.features + ", not " + selected.features());
        }
        selection.release(slot).ifPresent(release -> release.axes().forEach(axis -> defaultHolds(slot, axis, way)));
    }

    private void defaultHolds(PackageSlot slot, Axis axis, Reached way) {
        Optional<String> value =
                selection.variant(slot).flatMap(variant -> variant.attributes().get(axis.key()));
        boolean free = !isSemantic(axis.key())
                || axis.substitutable()
                || selection.request().rules().leeway().free().contains(axis.key())
                || axis.defaultValue().isEmpty()
                || value.isEmpty()
                || value.equals(axis.defaultValue());
        if (!free
                && !way.wished.contains(axis.key())
                && !selection.policy().wished(slot.name()).contains(axis.key())) {
            wrong(slot, "has " + axis.key() + "=" + value.get() + ", which nobody wishes");
        }
    }

    private static boolean isSemantic(AttributeKey key) {
        return AttributeCatalog.builtIn()
                .definition(key)
                .filter(known -> known.attributeClass() != AttributeClass.SEMANTIC)
                .isEmpty();
    }
}

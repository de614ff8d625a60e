package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.Selected;

/** What a selection in the making reaches, up to the first thing nobody decided yet. */
final class OracleWalk {
    private final Sample sample;
    private final PolicyCheck policy;
    private final Map<PackageSlot, Selected> chosen;
    private final Map<Question, PackageDependency> taken;
    private final Set<Place> places = new LinkedHashSet<>();
    private final List<Place> open = new ArrayList<>();
    private final TreeMap<PackageSlot, SortedSet<PackageSlot>> edges = new TreeMap<>();
    private final TreeMap<PackageSlot, SortedSet<FeatureName>> features = new TreeMap<>();
    private Optional<PackageSlot> missing = Optional.empty();
    private Optional<Question> question = Optional.empty();
    private List<PackageDependency> options = List.of();
    private boolean wrong;

    /** A dependency that leaves a choice. */
    record Question(Dependency dependency, SortedSet<PackageName> without) {}

    private record Place(PackageSlot slot, Optional<FeatureName> feature, SortedSet<PackageName> without) {}

    OracleWalk(Sample sample, Map<PackageSlot, Selected> chosen, Map<Question, PackageDependency> taken) {
        this.sample = sample;
        this.chosen = chosen;
        this.taken = taken;
        this.policy = new PolicyCheck(sample.request());
        policy.amended(sample.roots).forEach(root -> follow(root, new TreeSet<>(), Optional.empty()));
        for (int i = 0; i < open.size(); i++) {
            step(open.get(i));
        }
    }

    private void step(Place place) {
        Selected selected = chosen.get(place.slot());
        if (selected == null) {
            missing = missing.or(() -> Optional.of(place.slot()));
            return;
        }
        Relations relations = sample.relations(place.slot().name(), selected.version(), selected.variant());
        List<Dependency> needs = place.feature()
                .map(feature -> relations.features().getOrDefault(feature, List.of()))
                .orElse(relations.dependencies());
        place.feature()
                .filter(relations.features()::containsKey)
                .ifPresent(feature -> features.computeIfAbsent(place.slot(), key -> new TreeSet<>())
                        .add(feature));
        policy.amended(needs).forEach(need -> follow(need, place.without(), Optional.of(place.slot())));
    }

    private void follow(Dependency dependency, SortedSet<PackageName> without, Optional<PackageSlot> from) {
        List<PackageDependency> all = named(dependency);
        List<PackageDependency> allowed = all.stream()
                .filter(option -> !without.contains(option.name()))
                .filter(option -> !sample.rules.excludes().contains(option.name()))
                .toList();
        if (dependency instanceof PackageDependency) {
            allowed.forEach(named -> reach(named, without, from));
        } else if (all.isEmpty()) {
            wrong = true;
        } else if (!allowed.isEmpty()) {
            Question asked = new Question(dependency, without);
            if (taken.containsKey(asked)) {
                reach(taken.get(asked), without, from);
            } else if (question.isEmpty()) {
                question = Optional.of(asked);
                options = allowed;
            }
        }
    }

    private List<PackageDependency> named(Dependency dependency) {
        if (dependency instanceof CapabilityDependency capability) {
            return any(sample.providers(capability.capability()), Attributes.NONE);
        } else if (dependency instanceof TagDependency tags) {
            return any(sample.tagged(tags.tags()), tags.select());
        } else if (dependency instanceof PackageDependency named) {
            return List.of(named);
        }
        return dependency.options().stream()
                .flatMap(option -> named(option).stream())
                .toList();
    }

    private static List<PackageDependency> any(SortedSet<PackageName> names, Attributes select) {
        return names.stream()
                .map(name -> new PackageDependency(name, Constraint.ANY, select))
                .toList();
    }

    private void reach(PackageDependency dependency, SortedSet<PackageName> without, Optional<PackageSlot> from) {
        PackageSlot slot = dependency.slot();
        from.ifPresent(
                parent -> edges.computeIfAbsent(parent, key -> new TreeSet<>()).add(slot));
        TreeSet<PackageName> excluded = new TreeSet<>(without);
        excluded.addAll(dependency.exclusions());
        open(new Place(slot, Optional.empty(), excluded));
        dependency.features().forEach(feature -> open(new Place(slot, Optional.of(feature), excluded)));
        boolean overridden =
                sample.rules.overrides().stream().anyMatch(match -> match.name().equals(slot.name()));
        Selected selected = chosen.get(slot);
        wrong |= selected != null && !overridden && !PolicyCheck.accepts(dependency.constraint(), selected.version());
    }

    private void open(Place place) {
        if (places.add(place)) {
            open.add(place);
        }
    }

    /** Whether no candidate and no option could make the selection valid. */
    boolean isWrong() {
        return wrong;
    }

    Optional<PackageSlot> missing() {
        return missing;
    }

    Optional<Question> question() {
        return question;
    }

    /** Of the question. */
    List<PackageDependency> options() {
        return options;
    }

    /** What was chosen, with the edges and features it has. */
    Resolution resolution() {
        TreeMap<PackageSlot, Selected> packages = new TreeMap<>();
        chosen.forEach((slot, selected) -> packages.put(
                slot,
                new Selected(
                        selected.version(),
                        selected.variant(),
                        selected.placement(),
                        selected.requires(),
                        features.getOrDefault(slot, new TreeSet<>()),
                        edges.getOrDefault(slot, new TreeSet<>()),
                        List.of(),
                        List.of())));
        return new Resolution("host", packages);
    }
}

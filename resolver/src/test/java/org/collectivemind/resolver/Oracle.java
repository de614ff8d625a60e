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
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** Every selection there is, tried one by one. Only for universes of a handful of packages. */
final class Oracle {
    private final Sample sample;
    private final Validator validator = new Validator();

    Oracle(Sample sample) {
        this.sample = sample;
    }

    /** Grows selections from the roots, so that only what is reached is ever chosen; empty if no selection is valid. */
    Optional<Resolution> solve() {
        return grow(new TreeMap<>());
    }

    private Optional<Resolution> grow(Map<PackageName, Selected> chosen) {
        Optional<PackageName> next = missing(chosen);
        if (next.isEmpty()) {
            Resolution resolution = complete(chosen);
            return validator.check(sample, sample.request(), resolution).isEmpty()
                    ? Optional.of(resolution)
                    : Optional.empty();
        }
        for (VersionEntry release : sample.releases.getOrDefault(next.get(), List.of())) {
            for (VariantEntry variant : release.variants()) {
                Map<PackageName, Selected> more = new TreeMap<>(chosen);
                more.put(
                        next.get(),
                        new Selected(release.version(), variant.id(), new TreeSet<>(), List.of(), List.of()));
                Optional<Resolution> found = grow(more);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private record Place(PackageName name, SortedSet<PackageName> without) {}

    private Optional<PackageName> missing(Map<PackageName, Selected> chosen) {
        for (Place place : places(chosen)) {
            if (!chosen.containsKey(place.name())) {
                return Optional.of(place.name());
            }
        }
        return Optional.empty();
    }

    private Resolution complete(Map<PackageName, Selected> chosen) {
        TreeMap<PackageName, SortedSet<PackageSlot>> edges = new TreeMap<>();
        for (Place place : places(chosen)) {
            SortedSet<PackageSlot> taken = edges.computeIfAbsent(place.name(), name -> new TreeSet<>());
            Selected selected = chosen.get(place.name());
            sample.dependencies(place.name(), selected.version(), selected.variant()).stream()
                    .map(PackageDependency::name)
                    .filter(name -> !place.without().contains(name))
                    .filter(name -> !sample.rules.excludes().contains(name))
                    .map(PackageSlot::of)
                    .forEach(taken::add);
        }
        TreeMap<PackageSlot, Selected> packages = new TreeMap<>();
        chosen.forEach((name, selected) -> packages.put(
                PackageSlot.of(name),
                new Selected(selected.version(), selected.variant(), edges.get(name), List.of(), List.of())));
        return new Resolution("host", packages);
    }

    private List<Place> places(Map<PackageName, Selected> chosen) {
        Set<Place> places = new LinkedHashSet<>();
        sample.roots.stream()
                .flatMap(root -> root.packages().stream())
                .filter(root -> !sample.rules.excludes().contains(root.name()))
                .forEach(root -> places.add(new Place(root.name(), root.exclusions())));
        List<Place> open = new ArrayList<>(places);
        for (int i = 0; i < open.size(); i++) {
            Place place = open.get(i);
            Selected selected = chosen.get(place.name());
            if (selected != null) {
                for (PackageDependency dependency :
                        sample.dependencies(place.name(), selected.version(), selected.variant())) {
                    if (!place.without().contains(dependency.name())
                            && !sample.rules.excludes().contains(dependency.name())) {
                        TreeSet<PackageName> without = new TreeSet<>(place.without());
                        without.addAll(dependency.exclusions());
                        Place child = new Place(dependency.name(), without);
                        if (places.add(child)) {
                            open.add(child);
                        }
                    }
                }
            }
        }
        return open;
    }
}

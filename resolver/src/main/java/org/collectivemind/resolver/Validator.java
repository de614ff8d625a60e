package org.collectivemind.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * Checks a selection by the plain rules of validity, one after the other as the package states them. Shares nothing with the
 * search, so that each is a check on the other.
 */
public final class Validator {
    /** What is wrong; empty for a valid selection. */
    public List<Violation> check(PackageSource source, Request request, Resolution resolution) {
        Check check = new Check(source, request, resolution);
        check.walk();
        check.packages.forEach(check::candidate);
        return check.violations;
    }

    private record Step(PackageName name, SortedSet<PackageName> without) {}

    private static final class Check {
        final List<Violation> violations = new ArrayList<>();
        final PackageSource source;
        final Request request;
        final PolicyCheck policy;
        final SortedMap<PackageName, Selected> packages = new TreeMap<>();
        final SortedMap<PackageName, SortedSet<PackageName>> edges = new TreeMap<>();
        final Map<PackageName, SortedSet<AttributeKey>> wished = new TreeMap<>();
        final Deque<Step> open = new ArrayDeque<>();
        final Set<Step> seen = new HashSet<>();

        Check(PackageSource source, Request request, Resolution resolution) {
            this.source = source;
            this.request = request;
            this.policy = new PolicyCheck(request);
            resolution.packages().forEach((slot, selected) -> packages.put(slot.name(), selected));
        }

        void wrong(PackageName name, String what) {
            violations.add(new Violation(name, what));
        }

        private List<PackageDependency> roots() {
            return policy.amended(request.roots()).stream()
                    .flatMap(root -> root.packages().stream())
                    .toList();
        }

        void walk() {
            roots().forEach(root -> follow(root, new TreeSet<>()));
            while (!open.isEmpty()) {
                Step step = open.poll();
                Selected selected = packages.get(step.name());
                SortedSet<PackageName> taken = edges.computeIfAbsent(step.name(), name -> new TreeSet<>());
                for (Dependency each :
                        policy.amended(source.relations(step.name(), selected.version(), selected.variant())
                                .dependencies())) {
                    PackageDependency dependency = (PackageDependency) each;
                    if (!step.without().contains(dependency.name())) {
                        taken.add(dependency.name());
                        follow(dependency, step.without());
                    }
                }
            }
            packages.forEach((name, selected) -> {
                if (!edges.containsKey(name)) {
                    wrong(name, "is selected, but nothing reaches it");
                } else if (!edges.get(name).stream()
                        .map(PackageSlot::of)
                        .toList()
                        .equals(List.copyOf(selected.dependencies()))) {
                    wrong(name, "has dependencies " + edges.get(name) + ", not " + selected.dependencies());
                }
            });
        }

        private void follow(PackageDependency dependency, SortedSet<PackageName> without) {
            PackageName name = dependency.name();
            Selected selected = packages.get(name);
            if (selected == null) {
                wrong(name, "is needed, but not selected");
                return;
            }
            Optional<VariantEntry> variant = release(name, selected).flatMap(release -> variant(release, selected));
            if (variant.isEmpty()) {
                wrong(name, "has no " + selected.version() + " variant " + selected.variant());
                return;
            }
            if (!PolicyCheck.accepts(dependency.constraint(), selected.version())) {
                wrong(name, selected.version() + " is not " + dependency.constraint());
            }
            dependency.select().values().forEach((key, value) -> {
                wished.computeIfAbsent(name, key2 -> new TreeSet<>()).add(key);
                if (!variant.get().attributes().get(key).equals(Optional.of(value))) {
                    wrong(name, "variant " + selected.variant() + " is not " + key + "=" + value);
                }
            });
            SortedSet<PackageName> excluded = new TreeSet<>(without);
            excluded.addAll(dependency.exclusions());
            Step step = new Step(name, excluded);
            if (seen.add(step)) {
                open.add(step);
            }
        }

        private Optional<VersionEntry> release(PackageName name, Selected selected) {
            return source.versions(name).stream()
                    .flatMap(versions -> versions.versions().stream())
                    .filter(release -> release.version().equals(selected.version()))
                    .findFirst();
        }

        private Optional<VariantEntry> variant(VersionEntry release, Selected selected) {
            return release.variants().stream()
                    .filter(variant -> variant.id().equals(selected.variant()))
                    .findFirst();
        }

        void candidate(PackageName name, Selected selected) {
            release(name, selected)
                    .ifPresent(release -> variant(release, selected).ifPresent(variant -> {
                        if (!Evaluator.evaluate(
                                        variant.requires(), request.target().platform())
                                .holds()) {
                            wrong(
                                    name,
                                    "variant " + variant.id() + " does not run on "
                                            + request.target().name());
                        }
                        release.axes().forEach(axis -> defaultHolds(name, axis, variant));
                        policy.against(
                                        PackageSlot.of(name),
                                        source.versions(name).orElseThrow(),
                                        release,
                                        variant)
                                .forEach(what -> wrong(name, what));
                    }));
        }

        private void defaultHolds(PackageName name, Axis axis, VariantEntry variant) {
            Optional<String> value = variant.attributes().get(axis.key());
            boolean free = !isSemantic(axis.key())
                    || axis.substitutable()
                    || axis.defaultValue().isEmpty()
                    || value.isEmpty()
                    || value.equals(axis.defaultValue());
            if (!free
                    && !wished.getOrDefault(name, new TreeSet<>()).contains(axis.key())
                    && !policy.wished(name).contains(axis.key())) {
                wrong(name, "has " + axis.key() + "=" + value.get() + ", which nobody wishes");
            }
        }

        private boolean isSemantic(AttributeKey key) {
            Optional<AttributeDefinition> known = AttributeCatalog.builtIn().definition(key);
            return known.isEmpty() || known.get().attributeClass() == AttributeClass.SEMANTIC;
        }
    }
}

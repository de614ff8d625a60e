package org.collectivemind.resolver.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.explain.Edit;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.universe.Reasons;
import org.collectivemind.resolver.universe.Universe;

/** Which changes could take a fact away, of those a failure rests on. */
final class Changes {
    private static final int MOST_VALUES = 3;
    private final Universe universe;
    private final Request request;
    private final Set<Change> changes = new LinkedHashSet<>();

    private Changes(Universe universe, Request request) {
        this.universe = universe;
        this.request = request;
    }

    /** The lighter first, then as the facts come. */
    static List<Change> against(Universe universe, Request request, List<Incompatibility> facts) {
        Changes found = new Changes(universe, request);
        for (Incompatibility fact : facts) {
            if (fact.cause() instanceof Cause.External external && external.reason() instanceof Reasons reason) {
                found.against(reason);
            }
        }
        List<Change> sorted = new ArrayList<>(found.changes);
        sorted.sort(Comparator.comparing(change -> change.edit().code()));
        return sorted;
    }

    private void against(Reasons reason) {
        if (reason instanceof Reasons.Depends depends && depends.id() == Problem.ROOT) {
            roots(depends.dependency().slot()).forEach(this::root);
        } else if (reason instanceof Reasons.DependsOnAny depends && depends.id() == Problem.ROOT) {
            request.roots().stream()
                    .filter(root -> isOf(root, depends.dependency()))
                    .forEach(this::root);
        } else if (reason instanceof Reasons.Excluded excluded) {
            rejected(universe.candidatesOf(excluded.id()).orElseThrow().name(), excluded);
        } else if (reason instanceof Reasons.NotWished notWished) {
            notWished(notWished);
        }
    }

    /** What the project says of the package, as written: policy may have changed what the search was told. */
    private List<Dependency> roots(PackageSlot slot) {
        return request.roots().stream()
                .filter(root -> root.packages().stream()
                        .anyMatch(option -> option.slot().equals(slot)))
                .toList();
    }

    /** Whether the search was told the root as that dependency: policy may have taken options away. */
    private static boolean isOf(Dependency root, Dependency told) {
        return root.equals(told)
                || root instanceof AnyOf
                        && told instanceof AnyOf
                        && root.options().containsAll(told.options())
                || root instanceof AnyOf && root.options().contains(told);
    }

    private void root(Dependency root) {
        if (root instanceof PackageDependency dependency) {
            if (!dependency.constraint().equals(Constraint.ANY)) {
                changes.add(new Change.Relaxation(dependency, Constraint.ANY));
            }
            dependency.features().forEach(feature -> changes.add(withoutFeature(dependency, feature)));
            dependency.select().values().keySet().forEach(key -> changes.add(withoutWish(dependency, key)));
        }
        if (request.roots().size() > 1) {
            String about = root instanceof PackageDependency dependency
                    ? dependency.slot().toString()
                    : root.toString();
            changes.add(new Change.Plain(
                    new Edit(Edit.Code.DROP_DEPENDENCY, about, root.toString(), "", "drop `" + about + "`"),
                    asked -> Change.replaced(asked, root, List.of())));
        }
    }

    private static Change withoutFeature(PackageDependency root, FeatureName feature) {
        SortedSet<FeatureName> rest = new TreeSet<>(root.features());
        rest.remove(feature);
        PackageDependency plain = new PackageDependency(
                root.name(), root.constraint(), root.select(), rest, root.alias(), root.strength(), root.exclusions());
        return changed(Edit.Code.RELAX_FEATURES, root, plain);
    }

    private static Change withoutWish(PackageDependency root, AttributeKey key) {
        Attributes rest = Wishes.without(root.select(), key);
        PackageDependency free = Wishes.selecting(root, rest);
        return changed(Edit.Code.RELAX_SELECTION, root, free);
    }

    private static Change changed(Edit.Code code, PackageDependency root, PackageDependency to) {
        return new Change.Plain(
                new Edit(
                        code,
                        root.slot().toString(),
                        root.toString(),
                        to.toString(),
                        "change `" + root + "` to `" + to + "`"),
                asked -> Change.replaced(asked, root, List.of(to)));
    }

    private void rejected(PackageName name, Reasons.Excluded excluded) {
        if (excluded.rejection() instanceof Rejection.DoesNotRun doesNotRun) {
            doesNotRun.nearestFirst().stream()
                    .flatMap(variant -> Assertions.of(variant).stream())
                    .forEach(changes::add);
        } else if (excluded.rejection() instanceof Rejection.Prerelease) {
            changes.add(Policies.prereleases(name));
        } else if (excluded.rejection() instanceof Rejection.Yanked) {
            Candidates candidates = universe.candidates(name).orElseThrow();
            int[] newest = {-1};
            excluded.candidates().forEach(position -> newest[0] = position);
            changes.add(Policies.pinned(request, name, candidates.get(newest[0])));
        } else if (excluded.rejection() instanceof Rejection.ByPolicy policy) {
            Policies.against(policy, name).ifPresent(changes::add);
        }
    }

    private void notWished(Reasons.NotWished notWished) {
        Candidates candidates = universe.candidatesOf(notWished.id()).orElseThrow();
        Set<String> values = new LinkedHashSet<>();
        for (int position = candidates.size() - 1; position >= 0; position--) {
            Candidate candidate = candidates.get(position);
            if (!candidates.isExcluded(position) && candidate.unusual().contains(notWished.key())) {
                candidate.variant().attributes().get(notWished.key()).ifPresent(values::add);
            }
        }
        values.stream()
                .limit(MOST_VALUES)
                .forEach(value -> changes.add(Wishes.allowed(request, candidates.name(), notWished.key(), value)));
    }
}

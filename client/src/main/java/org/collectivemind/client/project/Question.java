package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.Validator;
import org.collectivemind.resolver.Violation;
import org.collectivemind.resolver.outcome.TargetsOutcome;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Preferences.Locked;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.Target;

/**
 * What a project asks the resolver: its dependencies and its policy, for each of its targets.
 *
 * @param platforms the facts of every target of the manifest
 * @param rules of the policy
 * @param besides what more is asked of a target, where there is more
 * @param effort notes what answering takes
 */
record Question(
        ProjectManifest manifest,
        SortedMap<TargetName, Platform> platforms,
        Rules rules,
        SortedMap<TargetName, Besides> besides,
        Effort effort) {
    Question {
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
        besides = Collections.unmodifiableSortedMap(new TreeMap<>(besides));
    }

    Question(ProjectManifest manifest, SortedMap<TargetName, Platform> platforms, Rules rules, Effort effort) {
        this(manifest, platforms, rules, Collections.emptySortedMap(), effort);
    }

    /**
     * @param roots beside the manifest's
     * @param constraints beside the policy's
     * @param aligned the versions of targets that are not asked about, preferred
     */
    record Besides(List<Dependency> roots, List<PackageMatch> constraints, SortedMap<PackageSlot, Version> aligned) {
        static final Besides NOTHING = new Besides(List.of(), List.of());

        Besides {
            roots = List.copyOf(roots);
            constraints = List.copyOf(constraints);
            aligned = Collections.unmodifiableSortedMap(new TreeMap<>(aligned));
        }

        Besides(List<Dependency> roots, List<PackageMatch> constraints) {
            this(roots, constraints, Collections.emptySortedMap());
        }

        static Besides aligned(SortedMap<PackageSlot, Version> versions) {
            return new Besides(List.of(), List.of(), versions);
        }

        Besides plus(Besides more) {
            SortedMap<PackageSlot, Version> all = new TreeMap<>(more.aligned);
            all.putAll(aligned);
            return new Besides(joined(roots, more.roots), joined(constraints, more.constraints), all);
        }
    }

    /** Fails for a package that the project names and nobody has: there is nothing to explain then, only a name to mend. */
    void checkNames(Registries registries) {
        for (Dependency root : manifest.dependencies()) {
            if (root instanceof PackageDependency one
                    && registries.serving(one.name()).isEmpty()) {
                throw registries.unknown(one.name());
            }
        }
    }

    /** The same, with more asked of some targets. */
    Question and(Collection<TargetName> targets, Besides more) {
        SortedMap<TargetName, Besides> all = new TreeMap<>(besides);
        targets.forEach(target -> all.merge(target, more, Besides::plus));
        return new Question(manifest, platforms, rules, all, effort);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The same for one of the targets alone. */
    Question only(TargetName target) {
        ProjectManifest single = new ProjectManifest(
                manifest.name(),
                manifest.registries(),
                manifest.targets().stream()
                        .filter(declared -> declared.name().equals(target))
                        .toList(),
                manifest.dependencies(),
                manifest.policy(),
                manifest.scripts());
        return new Question(single, platforms, rules, besides, effort);
    }

    /**
     * What the resolver says for all targets together, with what would help where there is no answer.
     *
     * @param kept what the lock has for a target and should keep
     */
    TargetsOutcome outcome(Registries registries, Function<TargetName, SortedMap<PackageSlot, Locked>> kept) {
        return outcome(new Resolver(), registries, kept);
    }

    /** The answer, if there is one. */
    Optional<Answer> possible(Registries registries, Function<TargetName, SortedMap<PackageSlot, Locked>> kept) {
        return outcome(Resolver.withoutRepairs(), registries, kept) instanceof TargetsOutcome.Solved solved
                ? Optional.of(Answer.of(solved))
                : Optional.empty();
    }

    /** @throws Unsatisfiable for the first target that has no answer, or none that agrees with those before it */
    Answer answer(Registries registries, Function<TargetName, SortedMap<PackageSlot, Locked>> kept) {
        TargetsOutcome outcome = outcome(registries, kept);
        if (outcome instanceof TargetsOutcome.Unsatisfiable unsatisfiable) {
            throw new Unsatisfiable(new TargetName(unsatisfiable.target()), unsatisfiable.explanation());
        }
        return Answer.of((TargetsOutcome.Solved) outcome);
    }

    /** What is wrong with an answer by the plain rules of validity; nothing, unless the search has a fault. */
    List<Violation> violations(
            Registries registries, Function<TargetName, SortedMap<PackageSlot, Locked>> kept, Answer answer) {
        List<Violation> violations = new ArrayList<>();
        answer.resolutions()
                .forEach((target, resolution) -> violations.addAll(
                        new Validator().check(registries, request(target, kept.apply(target)), resolution)));
        return violations;
    }

    private TargetsOutcome outcome(
            Resolver resolver, Registries registries, Function<TargetName, SortedMap<PackageSlot, Locked>> kept) {
        List<Request> requests = manifest.targets().stream()
                .map(TargetDeclaration::name)
                .map(target -> request(target, kept.apply(target)))
                .toList();
        return effort.of(
                resolver,
                watched -> watched.resolveAll(
                        registries, requests, manifest.policy().unify()));
    }

    private Request request(TargetName target, SortedMap<PackageSlot, Locked> kept) {
        Besides more = besides.getOrDefault(target, Besides.NOTHING);
        return new Request(
                joined(manifest.dependencies(), more.roots()),
                new Target(target.text(), platforms.get(target)),
                new Preferences(kept, more.aligned()),
                rules.withConstraints(joined(rules.constraints(), more.constraints())));
    }
}

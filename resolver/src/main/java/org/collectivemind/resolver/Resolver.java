package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.collectivemind.format.manifest.Unify;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.explain.Explainer;
import org.collectivemind.resolver.explain.Explanation;
import org.collectivemind.resolver.explain.Facts;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.outcome.TargetsOutcome;
import org.collectivemind.resolver.outcome.Verdict;
import org.collectivemind.resolver.repair.Repairs;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Solver;
import org.collectivemind.resolver.solve.Statistics;
import org.collectivemind.resolver.universe.Metadata;
import org.collectivemind.resolver.universe.Reachable;
import org.collectivemind.resolver.universe.Reached;
import org.collectivemind.resolver.universe.Universe;

/** Solves requests. What a valid answer is, the package says. */
public final class Resolver {
    private final boolean repairing;
    private final Consumer<Statistics> watcher;

    public Resolver() {
        this(true, search -> {});
    }

    private Resolver(boolean repairing, Consumer<Statistics> watcher) {
        this.repairing = repairing;
        this.watcher = watcher;
    }

    /** @param hears what each search took; those for an explanation and its repairs are not counted */
    public Resolver watchedBy(Consumer<Statistics> hears) {
        return new Resolver(repairing, hears);
    }

    /** Says why there is no solution, but does not look for changes that would give one: for whoever only asks whether. */
    public static Resolver withoutRepairs() {
        return new Resolver(false, search -> {});
    }

    /** Notes what a search took that is part of the answer. */
    void took(Statistics search) {
        watcher.accept(search);
    }

    boolean isRepairing() {
        return repairing;
    }

    public Outcome resolve(PackageSource source, Request request) {
        Metadata metadata = new Metadata(source, request);
        Universe universe = new Universe(metadata);
        Solver solver = new Solver(universe);
        boolean succeeds = solver.succeeds();
        took(solver.statistics());
        if (!succeeds) {
            return new Outcome.Unsatisfiable(explain(source, metadata));
        }
        return new Outcome.Solved(resolution(request, universe.reachable(solver.assignment())));
    }

    /**
     * Solves the targets of a lock, in order. With {@link Unify#PREFER} each prefers the versions the earlier ones got; stops at
     * the first that has no solution.
     *
     * @param requests one a target
     */
    public TargetsOutcome resolveAll(PackageSource source, List<Request> requests, Unify unify) {
        return new Targets(this, source, unify).resolve(requests);
    }

    /**
     * What rules out each candidate of a package by itself: the project's own dependencies on it, its policy, the target. What
     * other packages ask is not looked at, so that one call per package answers "why not".
     *
     * @return in the order in which candidates are tried; none where no registry knows the package
     */
    public List<Verdict> verdicts(PackageSource source, Request request, PackageName name) {
        return source.versions(name)
                .map(versions -> Verdicts.of(versions, request))
                .orElse(List.of());
    }

    /** Fails once more, now that all that matters is loaded: equal dependencies of many versions are one rule, and proofs short. */
    private Explanation explain(PackageSource source, Metadata metadata) {
        Universe universe = new Universe(metadata);
        Solver solver = new Solver(universe);
        if (solver.succeeds()) {
            throw new IllegalStateException("a request fails twice or not at all");
        }
        Incompatibility failure = solver.failure();
        Explanation explanation = Explainer.explain(universe, failure);
        return repairing
                ? explanation.with(Repairs.of(source, metadata.request(), universe, Facts.behind(failure)))
                : explanation;
    }

    static Resolution resolution(Request request, Reachable reachable) {
        SortedMap<PackageSlot, Selected> packages = new TreeMap<>();
        reachable.packages().forEach((slot, reached) -> packages.put(slot, selected(slot, reached)));
        return new Resolution(request.target().name(), MemorySums.warned(request, packages));
    }

    private static Selected selected(PackageSlot slot, Reached reached) {
        Candidate candidate = reached.candidates().get(reached.position());
        List<Warning> warnings = new ArrayList<>(reached.candidates().warnings(reached.position()));
        reached.missing()
                .forEach(feature -> warnings.add(new Warning(
                        Warning.Code.NO_SUCH_FEATURE,
                        slot + " " + candidate.version() + " has no feature " + feature)));
        return new Selected(
                candidate.version(),
                candidate.variant().id(),
                candidate.variant().placement(),
                candidate.variant().requires(),
                reached.features(),
                reached.edges(),
                BetterCandidates.of(reached.candidates(), reached.position()),
                warnings);
    }
}

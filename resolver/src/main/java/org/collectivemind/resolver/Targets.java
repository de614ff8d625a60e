package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.format.manifest.Unify;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.explain.Explanation;
import org.collectivemind.resolver.explain.Explanation.Premise;
import org.collectivemind.resolver.explain.Explanation.Step;
import org.collectivemind.resolver.explain.Hint;
import org.collectivemind.resolver.explain.Repair;
import org.collectivemind.resolver.outcome.Divergence;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.TargetsOutcome;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.solve.Solver;
import org.collectivemind.resolver.universe.JointUniverse;
import org.collectivemind.resolver.universe.Metadata;
import org.collectivemind.resolver.universe.Universe;

/** Solves several targets into one lock (resolver-design §3). */
final class Targets {
    private final Resolver resolver;
    private final PackageSource source;
    private final Unify unify;

    Targets(Resolver resolver, PackageSource source, Unify unify) {
        this.resolver = resolver;
        this.source = source;
        this.unify = unify;
    }

    TargetsOutcome resolve(List<Request> requests) {
        List<Request> asked = new ArrayList<>();
        List<Resolution> resolutions = new ArrayList<>();
        SortedMap<PackageSlot, Version> earlier = new TreeMap<>();
        for (Request request : requests) {
            Request aligned = unify == Unify.NONE
                    ? request
                    : request.with(request.preferences().alignedWith(earlier));
            Outcome outcome = resolver.resolve(source, aligned);
            if (outcome instanceof Outcome.Unsatisfiable unsatisfiable) {
                Explanation why = unsatisfiable.explanation();
                return new TargetsOutcome.Unsatisfiable(
                        request.target().name(), worksWithout(request, requests) ? without(request, why) : why);
            }
            Resolution resolution = ((Outcome.Solved) outcome).resolution();
            asked.add(aligned);
            resolutions.add(resolution);
            resolution.versions().forEach(earlier::putIfAbsent);
        }
        List<Divergence> divergences = Divergences.of(source, asked, resolutions);
        return unify == Unify.REQUIRE && !divergences.isEmpty()
                ? together(asked, divergences)
                : new TargetsOutcome.Solved(resolutions, divergences);
    }

    /** Whether there are other targets, and each of them has a solution. */
    private boolean worksWithout(Request request, List<Request> requests) {
        return resolver.isRepairing()
                && requests.size() > 1
                && requests.stream()
                        .filter(other -> other != request)
                        .allMatch(other -> Resolver.withoutRepairs().resolve(source, other) instanceof Outcome.Solved);
    }

    private static Explanation without(Request request, Explanation why) {
        List<Repair> repairs = new ArrayList<>(why.repairs());
        repairs.add(Repair.withoutTarget(request.target().name()));
        return why.with(repairs);
    }

    /** All targets at once, now that one after the other did not agree. */
    private TargetsOutcome together(List<Request> requests, List<Divergence> divergences) {
        List<Universe> universes = requests.stream()
                .map(request -> new Universe(new Metadata(source, request)))
                .toList();
        JointUniverse joint = new JointUniverse(universes);
        Solver solver = new Solver(joint);
        boolean succeeds = solver.succeeds();
        resolver.took(solver.statistics());
        if (!succeeds) {
            return new TargetsOutcome.Unsatisfiable(
                    requests.get(requests.size() - 1).target().name(), disagreement(divergences));
        }
        List<Resolution> resolutions = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            resolutions.add(Resolver.resolution(requests.get(i), joint.reachable(i, solver.assignment())));
        }
        return new TargetsOutcome.Solved(resolutions, List.of());
    }

    private static Explanation disagreement(List<Divergence> divergences) {
        List<Premise> premises = divergences.stream()
                .map(divergence -> new Premise("diverges", divergence.toString(), 0))
                .toList();
        String conclusion = "the targets have no versions in common";
        String because = premises.stream().map(Premise::text).collect(Collectors.joining("; and "));
        return new Explanation(
                List.of(new Step(
                        0,
                        premises,
                        conclusion,
                        "Each target alone can be solved: " + because + ". Together, " + conclusion
                                + " (`unify: require`).")),
                List.of(new Hint("unify", "`unify: prefer` under `policy` lets versions differ where they must")));
    }
}

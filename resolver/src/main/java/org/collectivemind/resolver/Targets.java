package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.manifest.Unify;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.TargetsOutcome;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;

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
                return new TargetsOutcome.Unsatisfiable(request.target().name(), unsatisfiable.explanation());
            }
            Resolution resolution = ((Outcome.Solved) outcome).resolution();
            asked.add(aligned);
            resolutions.add(resolution);
            resolution.versions().forEach(earlier::putIfAbsent);
        }
        return new TargetsOutcome.Solved(resolutions, Divergences.of(source, asked, resolutions));
    }
}

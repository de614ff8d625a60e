package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Admission;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;

/** What was asked of the source so far, so that nothing is asked twice. No answer's order reaches the search. Mutable. */
public final class Metadata {
    private final PackageSource source;
    private final Request request;
    private final Admission admission;
    private final Amendments amendments;
    private final Forecast forecast;
    private final List<Dependency> roots;
    private final Map<PackageName, Published> published = new HashMap<>();
    private final Map<CapabilityName, SortedSet<PackageName>> providers = new HashMap<>();
    private final Map<SortedSet<String>, SortedSet<PackageName>> tagged = new HashMap<>();

    public Metadata(PackageSource source, Request request) {
        this.source = source;
        this.request = request;
        this.admission = new Admission(request);
        this.amendments = new Amendments(request.rules());
        this.forecast = new Forecast(source);
        this.roots = new ArrayList<>(amendments.of(request.roots()));
        roots.sort(DependencyOrder.ORDER);
    }

    public Request request() {
        return request;
    }

    /** Empty where no registry knows the package. */
    public Optional<Candidates> candidates(PackageName name) {
        Published known = published(name);
        return known.isKnown() ? Optional.of(known.candidates(PackageSlot.of(name))) : Optional.empty();
    }

    Published published(PackageName name) {
        Published known = published.get(name);
        if (known == null) {
            known = new Published(name, source, admission, amendments, forecast);
            published.put(name, known);
        }
        return known;
    }

    SortedSet<PackageName> providers(CapabilityName capability) {
        return providers.computeIfAbsent(capability, source::providers);
    }

    SortedSet<PackageName> tagged(SortedSet<String> tags) {
        return tagged.computeIfAbsent(tags, source::tagged);
    }

    List<Dependency> roots() {
        return roots;
    }

    /** Dependencies whose packages will be asked for now, one after the other; but those left out. */
    void expect(List<Dependency> dependencies, Set<PackageName> without) {
        if (forecast.isWanted()) {
            List<PackageDependency> named = new ArrayList<>();
            for (Dependency dependency : dependencies) {
                if (dependency instanceof PackageDependency one
                        && !published.containsKey(one.name())
                        && !without.contains(one.name())) {
                    named.add(one);
                }
            }
            forecast.named(named);
        }
    }
}

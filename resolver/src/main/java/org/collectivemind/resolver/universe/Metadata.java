package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Admission;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the source so far, so that nothing is asked twice. Dependencies come sorted: no answer's order reaches the
 * search. Mutable.
 */
public final class Metadata {
    private static final Comparator<PackageDependency> ORDER = Comparator.comparing(PackageDependency::name)
            .thenComparing(dependency -> dependency.constraint().text())
            .thenComparing(dependency -> dependency.select().toString())
            .thenComparing(PackageDependency::strength)
            .thenComparing(dependency -> dependency.exclusions().toString());
    private final PackageSource source;
    private final Request request;
    private final Admission admission;
    private final Amendments amendments;
    private final Forecast forecast;
    private final Map<PackageName, Optional<Candidates>> candidates = new HashMap<>();
    private final Map<PackageName, @Nullable List<PackageDependency>[]> dependencies = new HashMap<>();

    public Metadata(PackageSource source, Request request) {
        this.source = source;
        this.request = request;
        this.admission = new Admission(request);
        this.amendments = new Amendments(request.rules());
        this.forecast = new Forecast(source);
    }

    public Request request() {
        return request;
    }

    /** Empty where no registry knows the package. */
    public Optional<Candidates> candidates(PackageName name) {
        Optional<Candidates> known = candidates.get(name);
        if (known == null) {
            known = source.versions(name).map(versions -> admission.candidates(versions, PackageSlot.of(name)));
            candidates.put(name, known);
            if (forecast.isWanted()) {
                known.ifPresent(forecast::listed);
            }
        }
        return known;
    }

    List<PackageDependency> roots() {
        return sorted(packages(request.roots()));
    }

    /** Dependencies whose packages will be asked for now, one after the other; but those left out. */
    void expect(List<PackageDependency> named, Set<PackageName> without) {
        if (forecast.isWanted()) {
            forecast.named(named.stream()
                    .filter(dependency ->
                            !candidates.containsKey(dependency.name()) && !without.contains(dependency.name()))
                    .toList());
        }
    }

    List<PackageDependency> load(PackageName name, int position) {
        @Nullable List<PackageDependency>[] table = table(name);
        List<PackageDependency> known = table[position];
        if (known == null) {
            Candidate candidate = candidates(name).orElseThrow().get(position);
            known = sorted(packages(source.relations(
                            name, candidate.version(), candidate.variant().id())
                    .dependencies()));
            table[position] = known;
            if (forecast.isWanted()) {
                forecast.tried(candidates(name).orElseThrow(), other -> table[other] != null);
            }
        }
        return known;
    }

    /** The dependencies where they were loaded before; null where not. */
    @Nullable
    List<PackageDependency> loaded(PackageName name, int position) {
        return table(name)[position];
    }

    // Arrays of lists: one allocation a package, and null is "not asked yet".
    @SuppressWarnings("unchecked")
    private @Nullable List<PackageDependency>[] table(PackageName name) {
        return dependencies.computeIfAbsent(name, key -> (List<PackageDependency>[])
                new List<?>[candidates(key).orElseThrow().size()]);
    }

    private List<PackageDependency> packages(List<Dependency> dependencies) {
        return amendments.of(dependencies).stream()
                .map(PackageDependency.class::cast)
                .toList();
    }

    private static List<PackageDependency> sorted(List<PackageDependency> unordered) {
        List<PackageDependency> sorted = new ArrayList<>(unordered);
        sorted.sort(ORDER);
        return List.copyOf(sorted);
    }
}

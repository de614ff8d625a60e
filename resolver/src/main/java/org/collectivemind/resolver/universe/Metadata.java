package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
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
    private static final Comparator<Dependency> ORDER = Comparator.comparing(Dependency::name)
            .thenComparing(dependency -> dependency.constraint().text())
            .thenComparing(dependency -> dependency.select().toString())
            .thenComparing(Dependency::strength)
            .thenComparing(dependency -> dependency.exclusions().toString());
    private final PackageSource source;
    private final Request request;
    private final Map<PackageName, Optional<Candidates>> candidates = new HashMap<>();
    private final Map<PackageName, @Nullable List<Dependency>[]> dependencies = new HashMap<>();

    public Metadata(PackageSource source, Request request) {
        this.source = source;
        this.request = request;
    }

    public Request request() {
        return request;
    }

    /** Empty where no registry knows the package. */
    public Optional<Candidates> candidates(PackageName name) {
        Optional<Candidates> known = candidates.get(name);
        if (known == null) {
            known = source.versions(name).map(versions -> Candidates.of(versions, request));
            candidates.put(name, known);
        }
        return known;
    }

    List<Dependency> roots() {
        return sorted(request.roots());
    }

    List<Dependency> load(PackageName name, int position) {
        @Nullable List<Dependency>[] table = table(name);
        List<Dependency> known = table[position];
        if (known == null) {
            Candidate candidate = candidates(name).orElseThrow().get(position);
            known = sorted(source.dependencies(
                    name, candidate.version(), candidate.variant().id()));
            table[position] = known;
        }
        return known;
    }

    /** The dependencies where they were loaded before; null where not. */
    @Nullable
    List<Dependency> loaded(PackageName name, int position) {
        return table(name)[position];
    }

    // Arrays of lists: one allocation a package, and null is "not asked yet".
    @SuppressWarnings("unchecked")
    private @Nullable List<Dependency>[] table(PackageName name) {
        return dependencies.computeIfAbsent(name, key ->
                (List<Dependency>[]) new List<?>[candidates(key).orElseThrow().size()]);
    }

    private static List<Dependency> sorted(List<Dependency> unordered) {
        List<Dependency> sorted = new ArrayList<>(unordered);
        sorted.sort(ORDER);
        return List.copyOf(sorted);
    }
}

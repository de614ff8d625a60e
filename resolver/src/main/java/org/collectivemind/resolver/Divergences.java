package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.outcome.Divergence;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;
import org.jspecify.annotations.Nullable;

/** Finds packages that are of different versions in different targets, and why. */
final class Divergences {
    private final PackageSource source;
    private final List<Request> requests;
    private final List<Resolution> resolutions;

    private Divergences(PackageSource source, List<Request> requests, List<Resolution> resolutions) {
        this.source = source;
        this.requests = requests;
        this.resolutions = resolutions;
    }

    /** @param requests that led to the resolutions, in the same order */
    static List<Divergence> of(PackageSource source, List<Request> requests, List<Resolution> resolutions) {
        return new Divergences(source, requests, resolutions).find();
    }

    private List<Divergence> find() {
        SortedMap<PackageSlot, SortedMap<String, Version>> versions = new TreeMap<>();
        for (Resolution resolution : resolutions) {
            resolution
                    .versions()
                    .forEach((slot, version) -> versions.computeIfAbsent(slot, key -> new TreeMap<>())
                            .put(resolution.target(), version));
        }
        List<Divergence> divergences = new ArrayList<>();
        versions.forEach((slot, byTarget) -> {
            if (new HashSet<>(byTarget.values()).size() > 1) {
                divergences.add(new Divergence(slot, byTarget, reason(slot)));
            }
        });
        return divergences;
    }

    /** Of the first target that does not have the version of the one before it. */
    private String reason(PackageSlot slot) {
        @Nullable Version before = null;
        for (int i = 0; i < resolutions.size(); i++) {
            Version version = resolutions.get(i).versions().get(slot);
            if (version != null && before != null && !version.equals(before)) {
                return reason(slot, before, i);
            }
            before = version == null ? before : version;
        }
        throw new IllegalStateException(slot + " does not diverge");
    }

    private String reason(PackageSlot slot, Version wanted, int index) {
        return rejection(slot, wanted, requests.get(index))
                .or(() -> held(slot, wanted, index))
                .orElseGet(() -> wanted + " would fit " + resolutions.get(index).target()
                        + " too, but other choices came first");
    }

    private Optional<String> rejection(PackageSlot slot, Version wanted, Request request) {
        Candidates candidates = source.versions(slot.name())
                .map(versions -> Candidates.of(versions, request))
                .orElseThrow();
        List<Integer> positions = IntStream.range(0, candidates.size())
                .filter(position -> candidates.get(position).version().equals(wanted))
                .boxed()
                .toList();
        return positions.stream().allMatch(candidates::isExcluded)
                ? candidates.exclusions().stream()
                        .filter(exclusion -> positions.stream().anyMatch(exclusion::contains))
                        .map(Candidates.Exclusion::rejection)
                        .findFirst()
                        .map(why -> text(why, wanted))
                : Optional.empty();
    }

    private static String text(Rejection rejection, Version version) {
        if (rejection instanceof Rejection.DoesNotRun doesNotRun) {
            String lacks = doesNotRun.nearestFirst().get(0).stream()
                    .map(Rejection.Misfit::text)
                    .collect(Collectors.joining("; "));
            return "no variant of " + version + " runs on " + doesNotRun.target() + " (" + lacks + ")";
        } else if (rejection instanceof Rejection.ByPolicy policy) {
            return policy.clause(version.text(), "it");
        }
        return version + " is refused there (" + rejection.code() + ")";
    }

    /** A dependency of what the target took that does not accept the version. */
    private Optional<String> held(PackageSlot slot, Version wanted, int index) {
        Request request = requests.get(index);
        Optional<String> root = request.roots().stream()
                .filter(dependency -> forbids(dependency, slot, wanted))
                .findFirst()
                .map(dependency -> "the project asks for " + dependency);
        return root.or(() -> resolutions.get(index).packages().entrySet().stream()
                .flatMap(entry -> dependencies(entry.getKey(), entry.getValue()).stream()
                        .filter(dependency -> forbids(dependency, slot, wanted))
                        .map(dependency ->
                                "`" + entry.getKey() + "` " + entry.getValue().version() + " asks for " + dependency))
                .findFirst());
    }

    private List<Dependency> dependencies(PackageSlot slot, Selected selected) {
        return source.relations(slot.name(), selected.version(), selected.variant())
                .dependencies();
    }

    private static boolean forbids(Dependency dependency, PackageSlot slot, Version wanted) {
        return dependency instanceof PackageDependency one && one.slot().equals(slot) && !accepts(one, wanted);
    }

    private static boolean accepts(PackageDependency dependency, Version version) {
        try {
            return dependency.constraint().in(version.scheme()).contains(version);
        } catch (MalformedText notOfThisScheme) {
            return false;
        }
    }
}

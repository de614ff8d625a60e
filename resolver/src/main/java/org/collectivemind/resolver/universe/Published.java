package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.candidate.Admission;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.solve.Choices;
import org.jspecify.annotations.Nullable;

/** What the source says about one package. The candidates of all its slots have the same positions. Mutable. */
final class Published {
    private final PackageSource source;
    private final Admission admission;
    private final Amendments amendments;
    private final Forecast forecast;
    private final boolean known;
    private final PackageVersions versions;
    private final Candidates candidates;
    private final @Nullable Relations[] relations;
    private final Accepted accepted;
    private Map<PackageSlot, Candidates> aliased = Map.of();
    private SortedMap<CapabilityName, Choices> provides = Collections.emptySortedMap();
    private SortedMap<AttributeKey, SortedMap<String, Choices>> coherent = Collections.emptySortedMap();
    private boolean saysOfOthers;

    Published(PackageName name, PackageSource source, Admission admission, Amendments amendments, Forecast forecast) {
        this.source = source;
        this.admission = admission;
        this.amendments = amendments;
        this.forecast = forecast;
        Optional<PackageVersions> answer = source.versions(name);
        known = answer.isPresent();
        versions = answer.orElseGet(() -> new PackageVersions(name, VersionScheme.CM, List.of()));
        candidates = admission.candidates(versions, PackageSlot.of(name));
        relations = new Relations[candidates.size()];
        accepted = new Accepted(candidates, known);
        if (candidates.hasNeighbours()) {
            for (int position = 0; position < relations.length; position++) {
                survey(position);
            }
        }
        if (known && forecast.isWanted()) {
            forecast.listed(candidates);
        }
    }

    private void survey(int position) {
        VariantEntry variant = candidates.get(position).variant();
        for (Capability capability : variant.provides()) {
            provides = provides.isEmpty() ? new TreeMap<>() : provides;
            provides.merge(capability.name(), Choices.only(size(), position), Choices::or);
        }
        for (AttributeKey key : variant.coherent()) {
            coherent = coherent.isEmpty() ? new TreeMap<>() : coherent;
            variant.attributes()
                    .get(key)
                    .ifPresent(value -> coherent.computeIfAbsent(key, one -> new TreeMap<>())
                            .merge(value, Choices.only(size(), position), Choices::or));
        }
    }

    boolean isKnown() {
        return known;
    }

    int size() {
        return relations.length;
    }

    Accepted accepted() {
        return accepted;
    }

    /** Ranked, and admitted, for the slot. */
    Candidates candidates(PackageSlot slot) {
        if (slot.alias().isEmpty()) {
            return candidates;
        }
        aliased = aliased.isEmpty() ? new HashMap<>() : aliased;
        return aliased.computeIfAbsent(slot, key -> admission.candidates(versions, key));
    }

    Relations load(int position) {
        Relations loaded = relations[position];
        if (loaded == null) {
            Candidate candidate = candidates.get(position);
            loaded = loadedElsewhere(candidate);
            if (loaded == null) {
                loaded = sorted(source.relations(
                        versions.name(),
                        candidate.version(),
                        candidate.variant().id()));
            }
            relations[position] = loaded;
            if (forecast.isWanted()) {
                forecast.tried(candidates, other -> relations[other] != null);
            }
            saysOfOthers |=
                    !loaded.conflicts().isEmpty() || !loaded.constrains().isEmpty();
        }
        return loaded;
    }

    /** A variant says the same wherever it runs. */
    private @Nullable Relations loadedElsewhere(Candidate candidate) {
        if (candidate.variant().placement().isEmpty()) {
            return null;
        }
        for (int position = 0; position < relations.length; position++) {
            Candidate other = candidates.get(position);
            if (relations[position] != null
                    && other.release() == candidate.release()
                    && other.variant().id().equals(candidate.variant().id())) {
                return relations[position];
            }
        }
        return null;
    }

    /** What the candidate says where it was asked before; null where not. */
    @Nullable
    Relations loaded(int position) {
        return relations[position];
    }

    /** Whether a candidate loaded so far has conflicts or bounds. */
    boolean saysOfOthers() {
        return saysOfOthers;
    }

    /** Which candidates provide what. */
    SortedMap<CapabilityName, Choices> provides() {
        return provides;
    }

    /** Which candidates have which value of an attribute they are coherent in. */
    SortedMap<AttributeKey, SortedMap<String, Choices>> coherent() {
        return coherent;
    }

    private Relations sorted(Relations relations) {
        if (relations.isEmpty()) {
            return relations;
        }
        SortedMap<FeatureName, List<Dependency>> features = new TreeMap<>();
        relations.features().forEach((feature, needs) -> features.put(feature, sorted(needs)));
        return new Relations(
                sorted(relations.dependencies()),
                features,
                byText(relations.conflicts()),
                byText(relations.constrains()),
                relations.provides(),
                relations.coherent());
    }

    private List<Dependency> sorted(List<Dependency> published) {
        List<Dependency> unordered = amendments.of(published);
        if (unordered.size() < 2) {
            return unordered;
        }
        List<Dependency> sorted = new ArrayList<>(unordered);
        sorted.sort(DependencyOrder.ORDER);
        return sorted;
    }

    private static List<PackageMatch> byText(List<PackageMatch> unordered) {
        return unordered.size() < 2
                ? unordered
                : unordered.stream()
                        .sorted(Comparator.comparing(PackageMatch::toString))
                        .toList();
    }
}

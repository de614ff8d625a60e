package org.collectivemind.client.project;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.manifest.Leeway;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * Who asks for what among the selected packages, in the words they ask in. A lock says only which package leads to which; the words
 * are those of {@code cm.yaml} and of the registries.
 */
final class Edges {
    /**
     * Somebody asks for a package.
     *
     * @param from empty for the project itself
     * @param asked what the package it leads to meets
     */
    record Edge(Optional<PackageSlot> from, Dependency asked) {}

    private final Selection selection;
    private final Candidates candidates;
    private final Map<PackageSlot, Set<Edge>> into = new TreeMap<>();
    private final Map<PackageSlot, SortedSet<FeatureName>> features = new TreeMap<>();

    Edges(Selection selection, List<Dependency> roots, PackageSource source) {
        this.selection = selection;
        this.candidates = new Candidates(source, Leeway.NONE);
        Deque<PackageSlot> open = new ArrayDeque<>();
        Set<PackageSlot> all = selection.picks().keySet();
        roots.forEach(root -> follow(Optional.empty(), root, all, open));
        while (!open.isEmpty()) {
            PackageSlot from = open.pop();
            Set<PackageSlot> ends = selection.picks().get(from).dependencies();
            asked(from).forEach(dependency -> follow(Optional.of(from), dependency, ends, open));
        }
    }

    /** Everybody who asks for the package, the project first. */
    List<Edge> into(PackageSlot slot) {
        return List.copyOf(into.getOrDefault(slot, Set.of()));
    }

    /** The features of a package that somebody asks for. */
    SortedSet<FeatureName> features(PackageSlot slot) {
        return features.getOrDefault(slot, new TreeSet<>());
    }

    /** The packages that meet what the project itself asks for. */
    List<PackageSlot> roots() {
        return into.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(edge -> edge.from().isEmpty()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A package is looked at again whenever one more of its features is asked for. */
    private void follow(
            Optional<PackageSlot> from, Dependency dependency, Collection<PackageSlot> ends, Deque<PackageSlot> open) {
        List<Dependency> options = dependency.options();
        for (PackageSlot to : ends) {
            for (Dependency option : options) {
                if (leads(option, to) && (options.size() == 1 || meets(option, to))) {
                    into.computeIfAbsent(to, key -> new LinkedHashSet<>()).add(new Edge(from, option));
                    boolean fresh = !features.containsKey(to);
                    SortedSet<FeatureName> on = features.computeIfAbsent(to, key -> new TreeSet<>());
                    if ((option instanceof PackageDependency one && on.addAll(one.features())) || fresh) {
                        open.add(to);
                    }
                }
            }
        }
    }

    private List<Dependency> asked(PackageSlot from) {
        Relations said = relations(from);
        List<Dependency> asked = new ArrayList<>(said.dependencies());
        features(from).forEach(on -> asked.addAll(said.features().getOrDefault(on, List.of())));
        return asked;
    }

    private boolean leads(Dependency option, PackageSlot to) {
        if (option instanceof PackageDependency one) {
            return one.slot().equals(to);
        } else if (option instanceof CapabilityDependency wanted) {
            return relations(to).provides().stream()
                    .anyMatch(provided -> provided.name().equals(wanted.capability())
                            && Candidates.accepts(wanted.constraint(), provided.version()));
        }
        return option instanceof TagDependency wanted
                && candidates
                        .entry(to.name(), selection.picks().get(to).version())
                        .map(VersionEntry::tags)
                        .orElse(new TreeSet<>())
                        .containsAll(wanted.tags());
    }

    /** Of alternatives, one may lead to a package that is selected for another reason and does not meet it. */
    private boolean meets(Dependency option, PackageSlot to) {
        return !(option instanceof PackageDependency one)
                || Candidates.accepts(
                        one.constraint(), selection.picks().get(to).version());
    }

    private Relations relations(PackageSlot slot) {
        return candidates.relations(slot.name(), selection.picks().get(slot));
    }
}

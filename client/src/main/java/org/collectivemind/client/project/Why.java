package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.client.project.Edges.Edge;
import org.collectivemind.client.project.Selection.Pick;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.Leeway;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** {@code cm why}: through whom a package got into the lock, in whose words, and what chose its variant. */
public final class Why {
    private static final int MOST_WAYS = 10;
    private final Lockfile lock;
    private final LockGraph graph;
    private final Selection selection;
    private final Edges edges;
    private final Candidates candidates;
    private final TargetName target;
    private final Optional<Platform> platform;

    /**
     * @param roots what the project asks for
     * @param leeway the policy's
     * @param platform the target's facts, where they are known
     */
    public Why(
            Lockfile lock,
            TargetName target,
            List<Dependency> roots,
            Registries registries,
            Leeway leeway,
            Optional<Platform> platform) {
        this.lock = lock;
        this.graph = new LockGraph(lock, target);
        this.selection = Selection.of(lock, target);
        this.edges = new Edges(selection, roots, registries);
        this.candidates = new Candidates(registries, leeway);
        this.target = target;
        this.platform = platform;
    }

    /**
     * @param ways from the project to the package
     * @param variant what chose the variant, a clause each
     */
    public record Report(PackageSlot slot, String locked, List<List<Step>> ways, List<String> variant) {}

    /** @param asked what the one before asks for; empty where nobody can tell any more */
    public record Step(PackageSlot slot, List<String> asked) {
        @Override
        public String toString() {
            return asked.isEmpty() ? slot.toString() : String.join(" and ", asked);
        }
    }

    /** Empty where the target does not have the package. */
    public Optional<Report> run(PackageSlot slot) {
        if (!selection.picks().containsKey(slot)) {
            return Optional.empty();
        }
        List<List<Step>> ways = new ArrayList<>();
        for (List<PackageSlot> way : graph.ways(slot, MOST_WAYS)) {
            List<Step> steps = new ArrayList<>();
            Optional<PackageSlot> from = Optional.empty();
            for (PackageSlot to : way) {
                steps.add(new Step(to, asked(from, to)));
                from = Optional.of(to);
            }
            ways.add(steps);
        }
        return Optional.of(new Report(slot, graph.label(slot), ways, variant(slot)));
    }

    private List<String> asked(Optional<PackageSlot> from, PackageSlot to) {
        return edges.into(to).stream()
                .filter(edge -> edge.from().equals(from))
                .map(edge ->
                        edge.asked() instanceof PackageDependency one ? one.toString() : to + " for " + edge.asked())
                .distinct()
                .toList();
    }

    private List<String> variant(PackageSlot slot) {
        List<String> reasons = new ArrayList<>();
        platform.flatMap(machine -> SystemNotes.place(lock, slot, target, machine))
                .ifPresent(place -> reasons.add("the machine's own, " + place));
        reasons.addAll(published(slot));
        return reasons;
    }

    private List<String> published(PackageSlot slot) {
        Pick pick = selection.picks().get(slot);
        Optional<VersionEntry> entry = candidates.entry(slot.name(), pick.version());
        if (entry.isEmpty() || candidates(slot, entry.get()) < 2) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        Set<AttributeKey> asked = new LinkedHashSet<>();
        for (Edge edge : edges.into(slot)) {
            if (edge.asked() instanceof PackageDependency one && !one.select().isEmpty()) {
                asked.addAll(one.select().values().keySet());
                reasons.add(edge.from().map(this::who).orElse("cm.yaml") + " asks for " + one.select());
            }
        }
        candidates.variant(slot.name(), pick).ifPresent(taken -> {
            entry.get().axes().stream()
                    .filter(axis -> !asked.contains(axis.key()) && isDefault(axis, taken))
                    .forEach(axis -> reasons.add(
                            axis.key() + "=" + axis.defaultValue().orElseThrow() + " is the publisher's default"));
            platform.ifPresent(facts -> reasons.addAll(others(slot, entry.get(), taken, facts)));
        });
        return reasons;
    }

    private long candidates(PackageSlot slot, VersionEntry entry) {
        return entry.variants().stream()
                .flatMap(variant -> candidates.placed(slot.name(), variant))
                .count();
    }

    private String who(PackageSlot slot) {
        return slot + " " + selection.picks().get(slot).version();
    }

    private static boolean isDefault(Axis axis, VariantEntry taken) {
        return axis.defaultValue().isPresent()
                && axis.defaultValue().equals(taken.attributes().get(axis.key()));
    }

    private List<String> others(PackageSlot slot, VersionEntry entry, VariantEntry taken, Platform facts) {
        List<String> reasons = new ArrayList<>();
        String strangers = entry.variants().stream()
                .flatMap(variant -> candidates.placed(slot.name(), variant))
                .filter(variant ->
                        !variant.id().equals(taken.id()) || !variant.placement().equals(taken.placement()))
                .filter(variant -> !Evaluator.evaluate(
                                variant.requires(), facts, candidates.leeway().use())
                        .holds())
                .map(variant -> Selection.label(variant.id(), variant.placement()))
                .collect(Collectors.joining(", "));
        if (!strangers.isEmpty()) {
            reasons.add(
                    strangers + (strangers.contains(",") ? " do" : " does") + " not run on target `" + target + "`");
        }
        return reasons;
    }
}

package org.collectivemind.client.project;

import java.util.List;
import java.util.Optional;
import org.collectivemind.client.project.ChangeReason.Code;
import org.collectivemind.client.project.Edges.Edge;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.resolver.request.Rules;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** What keeps a candidate out of a selection by itself, from the plainest to the most entangled fact. */
final class Obstacles {
    private final Selection selection;
    private final Edges edges;
    private final Rules rules;
    private final TargetName target;
    private final Platform platform;

    /** @param selection the one the candidate is not part of @param target the selection's */
    Obstacles(Selection selection, Edges edges, Rules rules, TargetName target, Platform platform) {
        this.selection = selection;
        this.edges = edges;
        this.rules = rules;
        this.target = target;
        this.platform = platform;
    }

    /** @param published the variants of the version that would do */
    Optional<ChangeReason> to(PackageSlot slot, VersionEntry entry, List<VariantEntry> published) {
        Parameters asked = rules.leeway().params().getOrDefault(slot.name(), Parameters.NONE);
        List<VariantEntry> variants = published.stream()
                .flatMap(variant -> variant.placed(asked).stream())
                .toList();
        return policy(slot, entry, variants)
                .or(() -> refused(slot, entry, variants))
                .or(() -> doesNotRun(entry, variants));
    }

    private Optional<ChangeReason> policy(PackageSlot slot, VersionEntry entry, List<VariantEntry> variants) {
        return refusing(rules.overrides(), slot, entry, variants)
                .map(match -> new ChangeReason(
                        Code.POLICY,
                        "cm.yaml overrides it with " + Candidates.words(match.constraint(), match.select())))
                .or(() -> refusing(rules.constraints(), slot, entry, variants)
                        .map(match -> new ChangeReason(
                                Code.POLICY,
                                "cm.yaml constrains it to " + Candidates.words(match.constraint(), match.select()))));
    }

    private static Optional<PackageMatch> refusing(
            List<PackageMatch> matches, PackageSlot slot, VersionEntry entry, List<VariantEntry> variants) {
        return matches.stream()
                .filter(match -> match.name().equals(slot.name()))
                .filter(match -> !Candidates.accepts(match.constraint(), entry.version())
                        || variants.stream().noneMatch(variant -> Candidates.has(match.select(), variant)))
                .findFirst();
    }

    private Optional<ChangeReason> refused(PackageSlot slot, VersionEntry entry, List<VariantEntry> variants) {
        boolean overridden =
                rules.overrides().stream().anyMatch(match -> match.name().equals(slot.name()));
        return overridden
                ? Optional.empty()
                : edges.into(slot).stream()
                        .filter(edge -> refuses(edge.asked(), entry, variants))
                        .findFirst()
                        .map(this::refusal);
    }

    private ChangeReason refusal(Edge edge) {
        PackageDependency asked = (PackageDependency) edge.asked();
        String wanted = Candidates.words(asked.constraint(), asked.select());
        return edge.from()
                .map(from -> new ChangeReason(
                        Code.FORCED, from + " " + selection.picks().get(from).version() + " needs " + wanted))
                .orElse(new ChangeReason(Code.ASKED, "cm.yaml asks for " + wanted));
    }

    private static boolean refuses(Dependency asked, VersionEntry entry, List<VariantEntry> variants) {
        return asked instanceof PackageDependency one
                && (!Candidates.accepts(one.constraint(), entry.version())
                        || variants.stream().noneMatch(variant -> Candidates.has(one.select(), variant)));
    }

    private Optional<ChangeReason> doesNotRun(VersionEntry entry, List<VariantEntry> variants) {
        boolean runs = variants.stream()
                .anyMatch(variant -> Evaluator.evaluate(
                                variant.requires(), platform, rules.leeway().use())
                        .holds());
        String which = variants.size() == 1 && !variants.get(0).id().text().equals("default")
                ? " (" + Selection.label(variants.get(0).id(), variants.get(0).placement()) + ")"
                : "";
        return runs
                ? Optional.empty()
                : Optional.of(new ChangeReason(
                        Code.DOES_NOT_RUN, entry.version() + which + " does not run on target `" + target + "`"));
    }
}

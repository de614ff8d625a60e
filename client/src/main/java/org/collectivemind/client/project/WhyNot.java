package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.collectivemind.client.project.Question.Besides;
import org.collectivemind.client.project.Selection.Pick;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.explain.Explanation;
import org.collectivemind.resolver.outcome.PassedOver;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.outcome.TargetsOutcome;
import org.collectivemind.resolver.request.Preferences.Locked;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** {@code cm why-not}: asks for a candidate beside all that the project asks for, and tells what comes of it. Writes nothing. */
public final class WhyNot {
    private final Solving solving;
    private final Candidates candidates;

    public WhyNot(Solving solving) {
        this.solving = solving;
        this.candidates =
                new Candidates(solving.registries(), solving.manifest().policy().leeway());
    }

    /** What comes of asking for it on one target. */
    public sealed interface Finding {
        TargetName target();

        /** It is there anyway. */
        record Taken(TargetName target, String taken) implements Finding {}

        /** It does not go together with the rest. */
        record Impossible(TargetName target, Explanation explanation) implements Finding {}

        /**
         * It would do.
         *
         * @param wanted what would be taken
         * @param instead what is taken without asking; empty where nothing needs the package
         * @param because why that
         * @param changes what else would become of the selection, a line each
         */
        record Possible(
                TargetName target, String wanted, Optional<String> instead, List<Because> because, List<String> changes)
                implements Finding {
            public Possible {
                because = List.copyOf(because);
                changes = List.copyOf(changes);
            }
        }
    }

    /** @param code stable name of the reason */
    public record Because(String code, String text) {}

    /** @param target the one asked about; empty for all */
    public List<Finding> run(PackageDependency asked, Optional<TargetName> target, ThisTime thisTime) {
        if (solving.registries().serving(asked.name()).isEmpty()) {
            throw solving.registries().unknown(asked.name());
        }
        Question question = solving.question(thisTime, solving.project().lockToKeep());
        List<Finding> findings = new ArrayList<>();
        for (TargetDeclaration declared : question.manifest().targets()) {
            if (target.isEmpty() || target.get().equals(declared.name())) {
                findings.add(find(question.only(declared.name()), asked, declared.name()));
            }
        }
        return findings;
    }

    private Finding find(Question question, PackageDependency asked, TargetName target) {
        Function<TargetName, SortedMap<PackageSlot, Locked>> kept =
                Kept.of(solving.project().lockToKeep(), Freedom.NONE);
        Optional<Answer> without = question.possible(solving.registries(), kept);
        Optional<Selected> taken = without.map(
                answer -> answer.resolutions().get(target).packages().get(asked.slot()));
        if (taken.isPresent() && meets(taken.get(), asked)) {
            return new Finding.Taken(target, pick(taken.get()).toString());
        }
        TargetsOutcome outcome = question.and(List.of(target), new Besides(List.of(asked), List.of()))
                .outcome(solving.registries(), kept);
        if (outcome instanceof TargetsOutcome.Unsatisfiable unsatisfiable) {
            return new Finding.Impossible(target, withoutDropping(asked, unsatisfiable.explanation()));
        }
        Answer with = Answer.of((TargetsOutcome.Solved) outcome);
        Selected wanted = with.resolutions().get(target).packages().get(asked.slot());
        return new Finding.Possible(
                target,
                pick(wanted).toString(),
                taken.map(selected -> pick(selected).toString()),
                taken.map(selected -> because(question, asked.slot(), wanted, selected))
                        .orElse(List.of()),
                without.map(answer -> changes(answer, with, target)).orElse(List.of()));
    }

    private static Pick pick(Selected selected) {
        return Pick.of(selected);
    }

    private boolean meets(Selected taken, PackageDependency asked) {
        return Candidates.accepts(asked.constraint(), taken.version())
                && candidates
                        .variant(asked.name(), pick(taken))
                        .map(variant -> Candidates.has(asked.select(), variant))
                        .orElse(false);
    }

    /** That it works without what is asked about is no advice. */
    private static Explanation withoutDropping(PackageDependency asked, Explanation explanation) {
        return explanation.with(explanation.repairs().stream()
                .filter(repair ->
                        repair.edits().stream().noneMatch(edit -> edit.from().equals(asked.toString())))
                .toList());
    }

    private List<Because> because(Question question, PackageSlot slot, Selected wanted, Selected taken) {
        List<Because> because = new ArrayList<>();
        VersionEntry entry = candidates.entry(slot.name(), wanted.version()).orElseThrow();
        entry.yanked()
                .ifPresent(why -> because.add(new Because(
                        "yanked",
                        wanted.version() + " was yanked (" + why + "): only cm.yaml can ask for it, with `==`")));
        boolean allowed = question.rules().prereleases().contains(slot.name());
        if (wanted.version().isPrerelease() && !allowed) {
            because.add(new Because(
                    "prerelease", wanted.version() + " is a pre-release: it is taken only where cm.yaml names one"));
        }
        candidates
                .variant(slot.name(), pick(wanted))
                .ifPresent(
                        variant -> entry.axes().stream()
                                .filter(axis -> leavesDefault(axis, variant))
                                .forEach(
                                        axis -> because.add(
                                                new Because(
                                                        "default",
                                                        axis.key() + "="
                                                                + variant.attributes()
                                                                        .get(axis.key())
                                                                        .orElseThrow()
                                                                + " is not the publisher's default, and taken only where somebody asks for it"))));
        for (PassedOver passed : taken.passedOver()) {
            if (because.isEmpty()
                    && passed.version().equals(wanted.version())
                    && passed.variant().equals(wanted.variant())) {
                because.add(new Because(passed.code(), passed.text()));
            }
        }
        return because.isEmpty() ? List.of(preferred(question, wanted, taken)) : because;
    }

    private static boolean leavesDefault(Axis axis, VariantEntry variant) {
        Optional<String> value = variant.attributes().get(axis.key());
        return axis.defaultValue().isPresent()
                && !axis.substitutable()
                && value.isPresent()
                && !value.equals(axis.defaultValue());
    }

    private static Because preferred(Question question, Selected wanted, Selected taken) {
        int order = wanted.version().compareTo(taken.version());
        if (order == 0) {
            return new Because("rank", "variant " + taken.variant() + " comes before " + wanted.variant());
        } else if (order > 0 && question.rules().resolution() == ResolutionMode.HIGHEST) {
            return new Because(PassedOver.LOCKED, "the rest of cm.lock stays as it is where it can");
        }
        return order < 0
                ? new Because("older", wanted.version() + " is older, and the newest that fits is taken")
                : new Because("newer", wanted.version() + " is newer, and policy.resolution asks for the lowest");
    }

    private static List<String> changes(Answer without, Answer with, TargetName target) {
        var before = Selection.of(without.resolutions().get(target)).picks();
        var after = Selection.of(with.resolutions().get(target)).picks();
        List<String> changes = new ArrayList<>();
        after.forEach((slot, pick) -> {
            if (!before.containsKey(slot)) {
                changes.add("+ " + slot + " " + pick);
            } else if (!pick.sameCandidate(before.get(slot))) {
                changes.add("~ " + slot + " " + before.get(slot) + " -> " + pick);
            }
        });
        before.forEach((slot, pick) -> {
            if (!after.containsKey(slot)) {
                changes.add("- " + slot + " " + pick);
            }
        });
        return changes;
    }
}

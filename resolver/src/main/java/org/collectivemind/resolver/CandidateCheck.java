package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.VariantEntry;

/** The part of the {@link Validator} that looks at each selected candidate alone: it exists, it runs, the policy takes it. */
final class CandidateCheck {
    private final Selection selection;
    private final List<Violation> violations = new ArrayList<>();

    CandidateCheck(Selection selection) {
        this.selection = selection;
        selection.packages().forEach(this::check);
    }

    List<Violation> violations() {
        return violations;
    }

    private void check(PackageSlot slot, Selected selected) {
        selection
                .variant(slot)
                .ifPresentOrElse(
                        variant -> check(slot, variant),
                        () -> wrong(slot, "has no " + selected.version() + " variant " + selected.variant()));
    }

    private void check(PackageSlot slot, VariantEntry variant) {
        String target = selection.request().target().name();
        if (!Evaluator.evaluate(
                        variant.requires(),
                        selection.request().target().platform(),
                        selection.request().rules().leeway().use())
                .holds()) {
            wrong(slot, "variant " + variant.id() + " does not run on " + target);
        }
        selection
                .policy()
                .against(
                        slot,
                        selection.source().versions(slot.name()).orElseThrow(),
                        selection.release(slot).orElseThrow(),
                        variant)
                .forEach(what -> wrong(slot, what));
    }

    private void wrong(PackageSlot slot, String what) {
        violations.add(new Violation(slot, what));
    }
}

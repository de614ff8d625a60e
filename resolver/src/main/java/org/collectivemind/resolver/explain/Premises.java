package org.collectivemind.resolver.explain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.explain.Derivation.Fact;
import org.collectivemind.resolver.explain.Explanation.Lack;
import org.collectivemind.resolver.explain.Explanation.Premise;
import org.collectivemind.resolver.universe.Reasons;
import org.collectivemind.resolver.universe.Universe;

/** What a step rests on, as data. */
final class Premises {
    private final Universe universe;
    private final Phrases phrases;

    Premises(Universe universe, Phrases phrases) {
        this.universe = universe;
        this.phrases = phrases;
    }

    /** @param step the number of the step it is the conclusion of; 0 for none */
    Premise of(Derivation derivation, int step) {
        Set<String> packages = new TreeSet<>();
        derivation
                .rule()
                .terms()
                .forEach(term -> universe.node(term.id()).slot().ifPresent(slot -> packages.add(slot.toString())));
        if (!(derivation instanceof Fact fact)) {
            return new Premise("step", phrases.clause(derivation), step, List.copyOf(packages), List.of());
        }
        if (fact.reason() instanceof Reasons.Depends depends) {
            packages.add(depends.dependency().slot().toString());
        } else if (fact.reason() instanceof Reasons.DependsOnAny depends) {
            depends.options().stream()
                    .map(option -> option.dependency().slot())
                    .map(PackageSlot::toString)
                    .forEach(packages::add);
        }
        String code = fact.reason() instanceof Reasons reason ? reason.code() : "coherent";
        return new Premise(code, phrases.clause(derivation), step, List.copyOf(packages), lacks(fact));
    }

    private static List<Lack> lacks(Fact fact) {
        if (fact.reason() instanceof Reasons.Excluded excluded
                && excluded.rejection() instanceof Rejection.DoesNotRun doesNotRun) {
            return doesNotRun.nearestFirst().stream()
                    .flatMap(List::stream)
                    .map(misfit -> new Lack(
                            doesNotRun.target(),
                            misfit.variant(),
                            misfit.reason().need(),
                            misfit.reason().found(),
                            misfit.reason().flags()))
                    .toList();
        }
        return List.of();
    }
}

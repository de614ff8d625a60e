package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/** Every selection there is, tried one by one. Only for universes of a handful of packages. */
final class Oracle {
    private final Sample sample;
    private final Map<PackageSlot, Selected> chosen = new TreeMap<>();
    private final Map<OracleWalk.Question, PackageDependency> taken = new HashMap<>();

    Oracle(Sample sample) {
        this.sample = sample;
    }

    /** Grows selections from the roots, so that only what is reached is ever chosen; empty if no selection is valid. */
    Optional<Resolution> solve() {
        OracleWalk walk = new OracleWalk(sample, chosen, taken);
        Selection selection = new Selection(sample, sample.request(), walk.resolution());
        if (walk.isWrong() || !Validator.whateverIsTaken(selection).isEmpty()) {
            return Optional.empty();
        } else if (walk.question().isPresent()) {
            return take(walk.question().get(), walk.options());
        } else if (walk.missing().isPresent()) {
            return choose(walk.missing().get());
        }
        List<Violation> violations = new Walk(
                        selection,
                        (dependency, without, met) -> Optional.of(
                                        taken.get(new OracleWalk.Question(dependency, without)))
                                .filter(met::contains))
                .violations();
        return violations.isEmpty() ? Optional.of(walk.resolution()) : Optional.empty();
    }

    private Optional<Resolution> take(OracleWalk.Question question, List<PackageDependency> options) {
        for (PackageDependency option : options) {
            taken.put(question, option);
            Optional<Resolution> found = solve();
            taken.remove(question);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<VariantEntry> placed(PackageSlot slot, VersionEntry release) {
        Parameters asked = sample.rules.leeway().params().getOrDefault(slot.name(), Parameters.NONE);
        return release.variants().stream()
                .flatMap(variant -> variant.placed(asked).stream())
                .toList();
    }

    private Optional<Resolution> choose(PackageSlot slot) {
        for (VersionEntry release : new ArrayList<>(sample.releases.getOrDefault(slot.name(), List.of()))) {
            for (VariantEntry variant : placed(slot, release)) {
                chosen.put(
                        slot,
                        new Selected(
                                release.version(),
                                variant.id(),
                                variant.placement(),
                                variant.requires(),
                                new TreeSet<>(),
                                new TreeSet<>(),
                                List.of(),
                                List.of()));
                Optional<Resolution> found = solve();
                chosen.remove(slot);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}

package org.collectivemind.resolver.explain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.universe.Reasons;
import org.collectivemind.resolver.universe.Universe;

/** What would help, drawn from the facts a failure rests on. */
final class Hints {
    private final Universe universe;
    private final PackageWords words;
    private final Set<Hint> hints = new LinkedHashSet<>();

    Hints(Universe universe, PackageWords words) {
        this.universe = universe;
        this.words = words;
    }

    List<Hint> of(Set<Derivation.Fact> facts) {
        for (Derivation.Fact fact : facts) {
            if (fact.reason() instanceof Reasons.Excluded excluded) {
                excluded(excluded);
            } else if (fact.reason() instanceof Reasons.NotWished notWished) {
                notWished(notWished);
            } else if (fact.reason() instanceof Reasons.Depends depends) {
                depends.nothing().ifPresent(nothing -> nothing(depends.dependency(), nothing));
            }
        }
        return List.copyOf(hints);
    }

    private void excluded(Reasons.Excluded excluded) {
        Rejection rejection = excluded.rejection();
        PackageName name = universe.candidatesOf(excluded.id()).orElseThrow().name();
        if (rejection instanceof Rejection.DoesNotRun doesNotRun) {
            doesNotRun.nearestFirst().stream()
                    .filter(Hints::unknownOnly)
                    .flatMap(List::stream)
                    .flatMap(misfit -> misfit.reason().flags().stream())
                    .forEach(flag -> add(
                            Edit.Code.ASSERT_FACT,
                            "`" + flag + "` asserts what is unknown of target `" + doesNotRun.target() + "`"));
        } else if (rejection instanceof Rejection.Prerelease) {
            add(
                    Edit.Code.ALLOW_PRERELEASES,
                    "name a pre-release in the project's own constraint on `" + name + "` to allow its pre-releases");
        } else if (rejection instanceof Rejection.Yanked) {
            add(
                    Edit.Code.PIN_YANKED,
                    "a yanked version is taken only where the project pins it with `==`, or the lockfile has it");
        }
    }

    private void add(Edit.Code code, String text) {
        hints.add(new Hint(code.toString(), text));
    }

    /** Whether knowing more could make the variant run. */
    private static boolean unknownOnly(List<Rejection.Misfit> variant) {
        return variant.stream().noneMatch(misfit -> misfit.reason().flags().isEmpty());
    }

    private void notWished(Reasons.NotWished notWished) {
        Candidates candidates = universe.candidatesOf(notWished.id()).orElseThrow();
        Set<String> values = new TreeSet<>();
        for (int position = 0; position < candidates.size(); position++) {
            Candidate candidate = candidates.get(position);
            if (!candidates.isExcluded(position) && candidate.unusual().contains(notWished.key())) {
                candidate.variant().attributes().get(notWished.key()).ifPresent(values::add);
            }
        }
        for (String value : values) {
            add(
                    Edit.Code.ALLOW_VALUE,
                    "`" + candidates.name() + "#" + notWished.key() + "=" + value
                            + "` would run here; it may give other results, so it is taken only where it is asked for");
        }
    }

    private void nothing(PackageDependency dependency, Reasons.Nothing nothing) {
        universe.candidates(dependency.name()).ifPresent(candidates -> {
            if (candidates.size() == 0) {
                hints.add(new Hint("no-versions", "`" + dependency.name() + "` has no versions"));
            } else if (nothing == Reasons.Nothing.NO_VARIANT) {
                dependency.select().values().keySet().forEach(key -> values(candidates, key));
            } else {
                hints.add(new Hint(
                        "newest-version",
                        "the newest version of " + words.name(dependency.name()) + " is "
                                + candidates
                                        .get(candidates.size() - 1)
                                        .version()
                                        .text()));
            }
        });
    }

    private void values(Candidates candidates, AttributeKey key) {
        Set<String> values = new TreeSet<>();
        for (int position = 0; position < candidates.size(); position++) {
            candidates.get(position).variant().attributes().get(key).ifPresent(values::add);
        }
        hints.add(new Hint(
                "values",
                values.isEmpty()
                        ? "no variant of " + words.name(candidates.name()) + " states " + key
                        : words.name(candidates.name()) + " comes with " + key + " " + String.join(", ", values)));
    }
}

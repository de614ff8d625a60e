package org.collectivemind.resolver.conformance;

import java.util.Map;
import java.util.Optional;

/**
 * Cases whose record is not what we answer, and why that is right. Of these only what the reason leaves is compared, and the
 * selection is validated as every other.
 */
final class Deviations {
    private static final String FORKS =
            "is recorded as unsatisfiable for uv, which resolves all environments at once and forks only where one package is asked"
                    + " for twice side by side; each environment alone has a valid selection, as the case's description says";

    private static final Map<String, String> REASONS = Map.of(
            "fork-non-local-fork-marker-direct",
            FORKS,
            "fork-non-local-fork-marker-transitive",
            FORKS,
            "preferences-dependent-forking-conflicting",
            FORKS,
            "dart-backtracking-backjump-past-failed-package-on-disjoint-constraint",
            "was converted with the project's dependencies in place of those of `a 2.0.0` (pub: `foo <1.0.0`), so `a 2.0.0`"
                    + " fits",
            "dart-prerelease-backtracks-pre-release-choice-with-direct-dependency",
            "was converted without the project's dependency on `b`, and is now the universe of"
                    + " `dart-prerelease-will-use-pre-release-if-depended-on-in-stable-release` with another answer");

    private Deviations() {}

    static Optional<String> of(String name) {
        return Optional.ofNullable(REASONS.get(name));
    }
}

package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collectivemind.format.requirement.Reason;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.candidate.Candidates.Exclusion;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.outcome.PassedOver;

/** Why something that looks better than what was taken was not: newer versions, and better variants of the version taken. */
final class BetterCandidates {
    private BetterCandidates() {}

    static List<PassedOver> of(Candidates candidates, int taken) {
        List<PassedOver> notes = new ArrayList<>();
        Version version = candidates.get(taken).version();
        Optional<Version> told = Optional.empty();
        for (int position = candidates.size() - 1; position >= 0; position--) {
            Candidate other = candidates.get(position);
            int order = other.version().compareTo(version);
            Optional<Rejection> rejection = rejection(candidates, position);
            if (rejection.isEmpty() || order < 0) {
                continue;
            }
            boolean newer = order > 0 && !told.equals(Optional.of(other.version()));
            boolean better = order == 0 && candidates.rank(position) < candidates.rank(taken);
            if (newer || better) {
                notes.add(note(candidates, position, rejection.get()));
                told = Optional.of(other.version());
            }
        }
        betterElsewhere(candidates, taken).ifPresent(notes::add);
        return notes;
    }

    private static Optional<Rejection> rejection(Candidates candidates, int position) {
        for (Exclusion exclusion : candidates.exclusions()) {
            if (exclusion.contains(position)) {
                return Optional.of(exclusion.rejection());
            }
        }
        return Optional.empty();
    }

    private static PassedOver note(Candidates candidates, int position, Rejection rejection) {
        Candidate candidate = candidates.get(position);
        return new PassedOver(
                rejection.code(), candidate.version(), candidate.variant().id(), text(candidates, position, rejection));
    }

    private static String text(Candidates candidates, int position, Rejection rejection) {
        Candidate candidate = candidates.get(position);
        String what =
                candidate.version().text() + " variant " + candidate.variant().id();
        if (rejection instanceof Rejection.DoesNotRun doesNotRun) {
            return what + " does not run on target `" + doesNotRun.target() + "` (" + reasons(candidates, position)
                    + ")";
        } else if (rejection instanceof Rejection.Yanked yanked) {
            return candidate.version().text() + " was yanked (" + yanked.reason() + ")";
        }
        if (rejection instanceof Rejection.ByPolicy policy) {
            return policy.clause(candidate.version().text(), "it");
        }
        return candidate.version().text() + " is a pre-release";
    }

    private static String reasons(Candidates candidates, int position) {
        return candidates.evaluation(position).reasons().stream()
                .map(Reason::text)
                .collect(Collectors.joining("; "));
    }

    /** An older version with a variant that is better on the first axis: versions come first, but the user may want to know. */
    private static Optional<PassedOver> betterElsewhere(Candidates candidates, int taken) {
        Candidate candidate = candidates.get(taken);
        return candidate.release().axes().stream()
                .filter(axis -> axis.defaultValue().isEmpty())
                .findFirst()
                .flatMap(axis -> {
                    int best = candidate
                            .variant()
                            .attributes()
                            .get(axis.key())
                            .map(axis.values()::indexOf)
                            .orElse(0);
                    for (int position = taken - 1; position >= 0; position--) {
                        Candidate older = candidates.get(position);
                        Optional<String> value = older.variant().attributes().get(axis.key());
                        int place = value.map(axis.values()::indexOf).orElse(-1);
                        if (place >= 0
                                && place < best
                                && older.version().compareTo(candidate.version()) < 0
                                && rejection(candidates, position).isEmpty()) {
                            return Optional.of(new PassedOver(
                                    PassedOver.OLDER_VERSION,
                                    older.version(),
                                    older.variant().id(),
                                    "a variant with " + axis.key() + "=" + value.get() + " exists in "
                                            + older.version().text()));
                        }
                    }
                    return Optional.empty();
                });
    }
}

package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.requirement.Reason;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.candidate.Candidates.Exclusion;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.outcome.PassedOver;

/** Why something that looks better than what was taken was not: newer versions, and better variants of the version taken. */
final class BetterCandidates {
    private final Candidates candidates;
    /** Many candidates lack the same; told in words once. */
    private final Map<Evaluation, String> reasons = new IdentityHashMap<>();

    private BetterCandidates(Candidates candidates) {
        this.candidates = candidates;
    }

    static List<PassedOver> of(Candidates candidates, int taken) {
        return new BetterCandidates(candidates).than(taken);
    }

    private List<PassedOver> than(int taken) {
        List<PassedOver> notes = new ArrayList<>();
        Version version = candidates.get(taken).version();
        Optional<Version> told = Optional.empty();
        for (int position = candidates.size() - 1; position >= 0; position--) {
            Candidate other = candidates.get(position);
            int order = other.version().compareTo(version);
            Optional<Rejection> rejection = rejection(position);
            if (rejection.isEmpty() || order < 0) {
                continue;
            }
            boolean newer = order > 0 && !told.equals(Optional.of(other.version()));
            boolean better = order == 0 && candidates.rank(position) < candidates.rank(taken);
            if (newer || better) {
                notes.add(note(position, rejection.get()));
                told = Optional.of(other.version());
            }
        }
        betterElsewhere(taken).ifPresent(notes::add);
        return notes;
    }

    private Optional<Rejection> rejection(int position) {
        for (Exclusion exclusion : candidates.exclusions()) {
            if (exclusion.contains(position)) {
                return Optional.of(exclusion.rejection());
            }
        }
        return Optional.empty();
    }

    private PassedOver note(int position, Rejection rejection) {
        Candidate candidate = candidates.get(position);
        return new PassedOver(
                rejection.code(), candidate.version(), candidate.variant().id(), text(position, rejection));
    }

    private String text(int position, Rejection rejection) {
        Candidate candidate = candidates.get(position);
        String what = candidate.version().text() + " variant " + candidate.label();
        if (rejection instanceof Rejection.DoesNotRun doesNotRun) {
            return what + " does not run on target `" + doesNotRun.target() + "` (" + reasons(position) + ")";
        } else if (rejection instanceof Rejection.Yanked yanked) {
            return candidate.version().text() + " was yanked (" + yanked.reason() + ")";
        }
        if (rejection instanceof Rejection.ByPolicy policy) {
            return policy.clause(candidate.version().text(), "it");
        }
        return candidate.version().text() + " is a pre-release";
    }

    private String reasons(int position) {
        return reasons.computeIfAbsent(
                candidates.evaluation(position),
                evaluation -> evaluation.reasons().stream().map(Reason::text).collect(Collectors.joining("; ")));
    }

    /** An older version with a variant that is better on the first axis: versions come first, but the user may want to know. */
    private Optional<PassedOver> betterElsewhere(int taken) {
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
                                && rejection(position).isEmpty()) {
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

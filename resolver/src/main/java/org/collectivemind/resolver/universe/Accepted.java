package org.collectivemind.resolver.universe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.universe.Reasons.Nothing;

/** Which candidates of one package satisfy a dependency; remembers its answers. Mutable. */
final class Accepted {
    private final Candidates candidates;
    private final boolean known;
    private final Answer every;
    private Map<Question, Answer> answers = Map.of();

    private record Question(Constraint constraint, Attributes select) {}

    /** What is accepted, and everything else. */
    static final class Answer {
        private final Choices choices;
        private final Choices refused;
        private final Optional<Nothing> nothing;

        private Answer(Choices choices, Optional<Nothing> nothing) {
            this.choices = choices;
            this.refused = choices.complement();
            this.nothing = nothing;
        }

        Choices choices() {
            return choices;
        }

        /** The others, and that the package stays out. */
        Choices refused() {
            return refused;
        }

        /** Why no candidate is accepted, where none is. */
        Optional<Nothing> nothing() {
            return nothing;
        }

        private Answer and(Choices others, Nothing why) {
            Choices both = choices.and(others);
            return nothing.isEmpty() && both.isEmpty() ? new Answer(both, Optional.of(why)) : new Answer(both, nothing);
        }
    }

    Accepted(Candidates candidates, boolean known) {
        this.candidates = candidates;
        this.known = known;
        this.every = ask(new Question(Constraint.ANY, Attributes.NONE));
    }

    Answer by(PackageDependency dependency) {
        return by(dependency.constraint(), dependency.select());
    }

    Answer by(PackageMatch match) {
        return by(match.constraint(), match.select());
    }

    Answer by(Option option) {
        Answer answer = by(option.dependency());
        if (option.kind() instanceof Option.Provider provider) {
            return answer.and(providers(provider.of()), Nothing.NO_PROVIDER);
        } else if (option.kind() instanceof Option.Tagged tagged) {
            return answer.and(
                    where(candidate ->
                            candidate.release().tags().containsAll(tagged.with().tags())),
                    Nothing.NOT_TAGGED);
        }
        return answer;
    }

    private Answer by(Constraint constraint, Attributes select) {
        if (select.isEmpty() && constraint.equals(Constraint.ANY)) {
            return every;
        }
        Question question = new Question(constraint, select);
        Answer answer = answers.get(question);
        if (answer == null) {
            answer = ask(question);
            answers = answers.isEmpty() ? new HashMap<>() : answers;
            answers.put(question, answer);
        }
        return answer;
    }

    private Choices providers(CapabilityDependency dependency) {
        VersionSet versions;
        try {
            versions = dependency.constraint().in(VersionScheme.CM);
        } catch (MalformedText notOfCapabilities) {
            return Choices.none(candidates.size());
        }
        return where(candidate -> candidate.variant().provides().stream()
                .anyMatch(capability ->
                        capability.name().equals(dependency.capability()) && versions.contains(capability.version())));
    }

    private Answer ask(Question question) {
        if (!known) {
            return new Answer(Choices.none(0), Optional.of(Nothing.UNKNOWN_PACKAGE));
        }
        VersionSet versions;
        try {
            versions = question.constraint().in(candidates.scheme());
        } catch (MalformedText notOfThisScheme) {
            return new Answer(Choices.none(candidates.size()), Optional.of(Nothing.FOREIGN_CONSTRAINT));
        }
        Choices matching = Choices.where(candidates.size(), candidates.in(versions));
        if (matching.isEmpty()) {
            return new Answer(matching, Optional.of(Nothing.NO_VERSION));
        }
        return question.select().isEmpty()
                ? new Answer(matching, Optional.empty())
                : new Answer(matching, Optional.<Nothing>empty())
                        .and(where(candidate -> candidate.is(question.select())), Nothing.NO_VARIANT);
    }

    private Choices where(Predicate<Candidate> predicate) {
        return Choices.where(candidates.size(), position -> predicate.test(candidates.get(position)));
    }
}

package org.collectivemind.resolver.universe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.universe.Reasons.Nothing;

/** Which candidates satisfy a dependency; remembers its answers. */
final class Accepted {
    private final Metadata metadata;
    private final Map<Question, Answer> answers = new HashMap<>();

    private record Question(PackageName name, Constraint constraint, Attributes select) {}

    /** @param nothing why no candidate does, where none does */
    record Answer(Choices choices, Optional<Nothing> nothing) {}

    Accepted(Metadata metadata) {
        this.metadata = metadata;
    }

    Answer by(PackageDependency dependency) {
        Question question = new Question(dependency.name(), dependency.constraint(), dependency.select());
        Answer known = answers.get(question);
        if (known == null) {
            known = metadata.candidates(dependency.name())
                    .map(candidates -> among(candidates, dependency))
                    .orElseGet(() -> new Answer(Choices.none(0), Optional.of(Nothing.UNKNOWN_PACKAGE)));
            answers.put(question, known);
        }
        return known;
    }

    private static Answer among(Candidates candidates, PackageDependency dependency) {
        VersionSet versions;
        try {
            versions = dependency.constraint().in(candidates.scheme());
        } catch (MalformedText notOfThisScheme) {
            return new Answer(Choices.none(candidates.size()), Optional.of(Nothing.FOREIGN_CONSTRAINT));
        }
        Choices matching = Choices.where(
                candidates.size(),
                position -> versions.contains(candidates.get(position).version()));
        Choices choices = Choices.where(
                candidates.size(),
                position ->
                        matching.contains(position) && candidates.get(position).is(dependency.select()));
        Optional<Nothing> nothing = matching.isEmpty()
                ? Optional.of(Nothing.NO_VERSION)
                : choices.isEmpty() ? Optional.of(Nothing.NO_VARIANT) : Optional.empty();
        return new Answer(choices, nothing);
    }
}

package org.collectivemind.resolver.repair;

import java.util.List;
import java.util.Optional;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Problem;

/** A problem that gives up after some decisions: it then asks for nothing more, and the assignment means nothing. Mutable. */
final class Bounded implements Problem {
    private final Problem problem;
    private int left;
    private boolean givenUp;

    Bounded(Problem problem, int decisions) {
        this.problem = problem;
        this.left = decisions;
    }

    boolean hasGivenUp() {
        return givenUp;
    }

    /** Decisions that may still be taken. */
    int left() {
        return left;
    }

    @Override
    public int candidates(int id) {
        return problem.candidates(id);
    }

    @Override
    public List<Incompatibility> exclusions(int id) {
        return problem.exclusions(id);
    }

    @Override
    public Optional<Decision> decide(Assignment assignment) {
        Optional<Decision> decision = problem.decide(assignment);
        givenUp |= decision.isPresent() && left-- <= 0;
        return givenUp ? Optional.empty() : decision;
    }

    @Override
    public List<Incompatibility> rules(Decision decision) {
        return problem.rules(decision);
    }

    @Override
    public boolean startOver(Decision decision, Assignment assignment) {
        return problem.startOver(decision, assignment);
    }

    @Override
    public Optional<Incompatibility> objection(Assignment assignment) {
        return givenUp ? Optional.empty() : problem.objection(assignment);
    }
}

package org.collectivemind.resolver.solve;

import java.util.List;
import java.util.Optional;

/**
 * What the solver asks. Ids are dense, given out by the problem as packages come into sight; {@link #ROOT} has one candidate and
 * is always taken. Every rule the problem states must hold in every solution it would accept.
 */
public interface Problem {
    int ROOT = 0;

    /** How many candidates the package has; fixed. */
    int candidates(int id);

    /** Rules about this package alone, asked once, when the package comes into sight. */
    List<Incompatibility> exclusions(int id);

    /** What to take next; empty when every package that cannot stay out is decided. */
    Optional<Decision> decide(Assignment assignment);

    /** The rules that follow from taking a candidate, asked before it is taken; each rule is told once. */
    List<Incompatibility> rules(Decision decision);

    /** Whether earlier preferences should be given up in view of this decision; asked after its rules were told. */
    boolean startOver(Decision decision, Assignment assignment);

    /** A rule which this complete assignment breaks; empty accepts it. */
    Optional<Incompatibility> objection(Assignment assignment);

    /** A candidate of a package. */
    record Decision(int id, int candidate) {}

    /** What is known so far. */
    interface Assignment {
        /** What may still happen to the package. */
        Choices choices(int id);

        boolean isDecided(int id);

        /** Packages that came into sight are {@code 0..size()-1}. */
        int size();
    }
}

package org.collectivemind.resolver.solve;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

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

    /**
     * When to decide a package that cannot stay out and has several candidates left: the smallest first, of equals the smallest
     * id. Asked again when the package's choices change or {@link #settled} names the package, so it must depend on nothing else.
     */
    long urgency(int id, Assignment assignment);

    /** What to take of the most urgent package; may name another that comes before it, one that is not decided and may be taken. */
    Decision decide(int id, Assignment assignment);

    /**
     * The rules that follow from taking a candidate, asked once, before it is first taken; each rule is told once.
     *
     * @param further how many more of the package's possible candidates, the best first, should have their rules told now, for many
     *     were tried in vain; 0 as long as the search goes well
     */
    List<Incompatibility> rules(Decision decision, int further, Assignment assignment);

    /**
     * A candidate was taken, or is given back: the problem may count. It passes on the packages whose urgency that changes, and
     * must see to it that giving back undoes taking.
     */
    default void settled(Decision decision, boolean taken, IntConsumer changed) {}

    /** Whether earlier preferences should be given up in view of this decision; asked after its rules were told. */
    default boolean startOver(Decision decision, Assignment assignment) {
        return false;
    }

    /** A rule which this complete assignment breaks; empty accepts it. */
    default Optional<Incompatibility> objection(Assignment assignment) {
        return Optional.empty();
    }

    /** A candidate of a package. */
    record Decision(int id, int candidate) {}

    /** What is known so far. */
    interface Assignment {
        /** What may still happen to the package. */
        Choices choices(int id);

        /** What may happen to the package whatever is decided. */
        Choices possible(int id);

        boolean mayStayOut(int id);

        /** How many candidates may still be taken. */
        int remaining(int id);

        /** The lowest candidate that may still be taken, {@code -1} where there is none. */
        int lowest(int id);

        /** Whether one candidate of the package was taken and its rules told. */
        boolean isDecided(int id);

        /** Packages that came into sight are {@code 0..size()-1}. */
        int size();
    }
}

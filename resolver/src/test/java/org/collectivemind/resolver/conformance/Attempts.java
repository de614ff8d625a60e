package org.collectivemind.resolver.conformance;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Problem;
import org.collectivemind.resolver.solve.Solver;
import org.collectivemind.resolver.universe.Metadata;
import org.collectivemind.resolver.universe.Universe;

/**
 * Counts solutions set out for as pub counts its {@code attemptedSolutions}: one, and one more for each time that something is
 * taken again after something was given back. Mutable.
 */
final class Attempts implements Problem {
    private final Universe universe;
    private int count = 1;
    private boolean gaveBack;

    private Attempts(Universe universe) {
        this.universe = universe;
    }

    static int of(PackageSource source, Request request) {
        Attempts attempts = new Attempts(new Universe(new Metadata(source, request)));
        new Solver(attempts).succeeds();
        return attempts.count;
    }

    @Override
    public void settled(Decision decision, boolean taken, IntConsumer changed) {
        count += taken && gaveBack ? 1 : 0;
        gaveBack = !taken;
        universe.settled(decision, taken, changed);
    }

    @Override
    public int candidates(int id) {
        return universe.candidates(id);
    }

    @Override
    public List<Incompatibility> exclusions(int id) {
        return universe.exclusions(id);
    }

    @Override
    public long urgency(int id, Assignment assignment) {
        return universe.urgency(id, assignment);
    }

    @Override
    public Decision decide(int id, Assignment assignment) {
        return universe.decide(id, assignment);
    }

    @Override
    public List<Incompatibility> rules(Decision decision, int further, Assignment assignment) {
        return universe.rules(decision, further, assignment);
    }

    @Override
    public boolean startOver(Decision decision, Assignment assignment) {
        return universe.startOver(decision, assignment);
    }

    @Override
    public Optional<Incompatibility> objection(Assignment assignment) {
        return universe.objection(assignment);
    }
}

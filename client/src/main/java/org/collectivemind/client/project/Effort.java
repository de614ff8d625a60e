package org.collectivemind.client.project;

import java.util.function.Function;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.outcome.TargetsOutcome;
import org.collectivemind.resolver.solve.Statistics;

/** What choosing versions took, for whoever wants to know. Mutable, for one thread. */
public final class Effort {
    private int searches;
    private int targets;
    private int packages;
    private long decisions;
    private long conflicts;
    private long nanoseconds;

    /**
     * @param searches one a target, and more where a first answer was no good
     * @param targets solved last; 0 where there was no solution
     * @param packages chosen last, over all targets
     * @param decisions of all searches
     * @param conflicts of all searches
     * @param milliseconds of all searches, waiting for registries included
     */
    public record Total(int searches, int targets, int packages, long decisions, long conflicts, long milliseconds) {}

    /** Has a resolver do something, and notes what it took. */
    TargetsOutcome of(Resolver resolver, Function<Resolver, TargetsOutcome> question) {
        long before = System.nanoTime();
        TargetsOutcome outcome = question.apply(resolver.watchedBy(this::add));
        nanoseconds += System.nanoTime() - before;
        targets = outcome instanceof TargetsOutcome.Solved solved
                ? solved.resolutions().size()
                : 0;
        packages = outcome instanceof TargetsOutcome.Solved solved
                ? (int) solved.resolutions().stream()
                        .flatMap(resolution -> resolution.packages().keySet().stream())
                        .distinct()
                        .count()
                : 0;
        return outcome;
    }

    private void add(Statistics search) {
        searches++;
        decisions += search.decisions();
        conflicts += search.conflicts();
    }

    public Total total() {
        return new Total(searches, targets, packages, decisions, conflicts, nanoseconds / 1_000_000);
    }
}

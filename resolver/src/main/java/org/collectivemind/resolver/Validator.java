package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;

/**
 * Checks a selection by the plain rules of validity, one after the other as the package states them. Shares nothing with the
 * search, so that each is a check on the other.
 *
 * <p>Which options alternatives took is not part of a selection. Where more than one could be meant, all are tried, the first
 * ones first; one that makes everything right is enough.
 */
public final class Validator {
    /** A selection that is wrong however it is read is not read in more ways than this. */
    private static final int MOST_READINGS = 10_000;

    /** What is wrong; empty for a valid selection. */
    public List<Violation> check(PackageSource source, Request request, Resolution resolution) {
        Selection selection = new Selection(source, request, resolution);
        List<Violation> always = whateverIsTaken(selection);
        Readings readings = new Readings();
        List<Violation> first = new Walk(selection, readings).violations();
        List<Violation> reached = first;
        for (int i = 1; always.isEmpty() && !reached.isEmpty() && i < MOST_READINGS && readings.next(); i++) {
            reached = new Walk(selection, readings).violations();
        }
        always.addAll(reached.isEmpty() ? reached : first);
        return always;
    }

    /** What is wrong with the candidates, each alone and all together, however they are reached. */
    static List<Violation> whateverIsTaken(Selection selection) {
        List<Violation> violations = new ArrayList<>(new CandidateCheck(selection).violations());
        violations.addAll(new NeighbourCheck(selection).violations());
        return violations;
    }
}

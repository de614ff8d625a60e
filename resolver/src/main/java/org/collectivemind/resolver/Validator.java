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
        List<Violation> always = new ArrayList<>(new CandidateCheck(selection).violations());
        always.addAll(new NeighbourCheck(selection).violations());
        Readings readings = new Readings();
        Walk first = new Walk(selection, readings);
        Walk walk = first;
        for (int i = 1; !walk.violations().isEmpty() && i < MOST_READINGS && readings.next(); i++) {
            walk = new Walk(selection, readings);
        }
        always.addAll(walk.violations().isEmpty() ? walk.violations() : first.violations());
        return always;
    }
}

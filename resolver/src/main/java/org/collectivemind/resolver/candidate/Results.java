package org.collectivemind.resolver.candidate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.collectivemind.resolver.objective.Metric;
import org.collectivemind.resolver.objective.Objective;

/** Where the measured results of the candidates of one package stand by an objective. */
final class Results {
    private final int[] place;

    /** The place of each among the candidates of its version, 0 the best; equal results share one. */
    Results(List<Candidate> candidates, Objective objective) {
        place = new int[candidates.size()];
        Comparator<SortedMap<Metric, BigDecimal>> bestFirst = objective.bestFirst();
        for (int from = 0; from < place.length; ) {
            int to = from + 1;
            while (to < place.length
                    && candidates.get(to).release() == candidates.get(from).release()) {
                to++;
            }
            List<Integer> order = new ArrayList<>();
            for (int position = from; position < to; position++) {
                order.add(position);
            }
            Comparator<Integer> best = Comparator.comparing(
                    position -> candidates.get(position).variant().metrics(), bestFirst);
            order.sort(best);
            for (int i = 1; i < order.size(); i++) {
                int step = best.compare(order.get(i - 1), order.get(i)) < 0 ? 1 : 0;
                place[order.get(i)] = place[order.get(i - 1)] + step;
            }
            from = to;
        }
    }

    int place(int position) {
        return place[position];
    }
}

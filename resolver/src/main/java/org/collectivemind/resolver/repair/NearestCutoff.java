package org.collectivemind.resolver.repair;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.collectivemind.resolver.repair.Change.Cutoff;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.VersionEntry;

/** The earliest cutoff that suffices, by bisection over the moments at which what is selected without any was published. */
final class NearestCutoff {
    private NearestCutoff() {}

    /**
     * @param request with every other change made
     * @param works the selection without a cutoff
     */
    static Cutoff of(Trials trials, Request request, Cutoff free, Trial.Works works) {
        List<Instant> moments = works.versions().keySet().stream()
                .flatMap(name -> trials.versions(name).stream())
                .flatMap(known -> known.versions().stream())
                .map(VersionEntry::published)
                .flatMap(Optional::stream)
                .filter(free.from()::isBefore)
                .distinct()
                .sorted()
                .toList();
        Cutoff best = free;
        int low = -1;
        int high = moments.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            Cutoff moved = new Cutoff(free.from(), Optional.of(moments.get(middle)));
            if (trials.of(moved.made(request)) instanceof Trial.Works) {
                best = moved;
                high = middle;
            } else {
                low = middle;
            }
        }
        return best;
    }
}

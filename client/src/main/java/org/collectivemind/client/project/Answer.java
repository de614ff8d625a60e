package org.collectivemind.client.project;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.resolver.outcome.Divergence;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.outcome.TargetsOutcome;

/**
 * What the resolver chose for every target of a project.
 *
 * @param divergences packages that differ in version between targets
 */
record Answer(SortedMap<TargetName, Resolution> resolutions, List<Divergence> divergences) {
    Answer {
        resolutions = Collections.unmodifiableSortedMap(new TreeMap<>(resolutions));
        divergences = List.copyOf(divergences);
    }

    static Answer of(TargetsOutcome.Solved solved) {
        SortedMap<TargetName, Resolution> resolutions = new TreeMap<>();
        solved.resolutions().forEach(resolution -> resolutions.put(new TargetName(resolution.target()), resolution));
        return new Answer(resolutions, solved.divergences());
    }
}

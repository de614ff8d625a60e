package org.collectivemind.client.project;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.collectivemind.format.manifest.Leeway;
import org.collectivemind.format.manifest.Policy;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.manifest.SystemUse;
import org.collectivemind.resolver.request.Rules;

/**
 * What the user says on the command line about one choice of versions. Nothing of it is recorded; the lock keeps what was chosen, as
 * it keeps everything else, for as long as that fits what {@code cm.yaml} says. The mode only orders what fits, of two cutoffs the
 * earlier counts, and what the policy says strictly of machines' own programs stays; what more leeway alone made possible goes with
 * the next choice that does not have it.
 */
public record ThisTime(
        Optional<ResolutionMode> resolution,
        Optional<Instant> excludeNewer,
        Optional<SystemUse> system,
        MoreLeeway more) {
    public static final ThisTime NOTHING = with(MoreLeeway.NONE);

    /** More leeway, and nothing else. */
    public static ThisTime with(MoreLeeway more) {
        return new ThisTime(Optional.empty(), Optional.empty(), Optional.empty(), more);
    }

    private Leeway leeway(Policy policy) {
        Leeway leeway = more.than(policy.leeway());
        return system.map(word -> leeway.with(leeway.system().thisTime(word))).orElse(leeway);
    }

    /** The rules of a policy now. @param clock what a minimum age counts back from */
    Rules rules(Policy policy, Clock clock) {
        Optional<Instant> cutoff = Stream.of(
                        policy.excludeNewer(),
                        policy.minimumAge().map(age -> clock.instant().minus(age)),
                        excludeNewer)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        return new Rules(
                policy.prereleases(),
                policy.prefer(),
                resolution.orElse(policy.resolution()),
                cutoff,
                policy.overrides(),
                policy.constraints(),
                policy.excludes(),
                leeway(policy),
                List.of(),
                Optional.empty());
    }
}

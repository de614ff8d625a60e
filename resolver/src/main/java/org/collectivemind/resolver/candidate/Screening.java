package org.collectivemind.resolver.candidate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import org.collectivemind.format.manifest.SystemUse;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.candidate.Candidates.Exclusion;
import org.collectivemind.resolver.objective.Bound;
import org.collectivemind.resolver.objective.Metric;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.VersionEntry;
import org.jspecify.annotations.Nullable;

/**
 * Which candidates of a package are out of the question before any dependency is looked at.
 *
 * <p>Pre-releases, unless the rules or the project's own requirements ask for them, or the package has nothing else that is
 * neither withdrawn nor too new. Yanked versions, unless locked, or pinned exactly by the project. What was published after the
 * cutoff, or nobody knows when, unless locked. What results are not in the bounds asked for, of a package of which something was
 * measured. What does not run on the target, unknown facts included. What is not as the policy
 * constrains or overrides it.
 */
final class Screening {
    private final PackageVersions versions;
    private final Request request;
    private final OwnRequirements wanted;
    private final Layout layout;
    private final List<Candidate> candidates;
    private final Fitness[] fits;
    private final Preferences.@Nullable Locked locked;
    private final List<Exclusion> exclusions = new ArrayList<>(0);

    Screening(
            PackageVersions versions,
            PackageSlot slot,
            Request request,
            OwnRequirements wanted,
            Layout layout,
            List<Candidate> candidates,
            Fitness[] fits) {
        this.versions = versions;
        this.request = request;
        this.wanted = wanted;
        this.layout = layout;
        this.candidates = candidates;
        this.fits = fits;
        this.locked = request.preferences().locked().get(slot);
    }

    /** What the project itself rules out comes last: of several reasons it is the one to be told. */
    List<Exclusion> exclusions() {
        if (layout.hasYanked()) {
            yanked();
        }
        if (layout.hasPrerelease() && !takesPrereleases()) {
            reject(position -> candidates.get(position).version().isPrerelease(), new Rejection.Prerelease());
        }
        unfit();
        if (layout.hasMetrics()) {
            request.rules().bounds().forEach(this::outOf);
        }
        request.rules().cutoff().ifPresent(this::tooNew);
        ofOtherOrigin();
        wanted.constraints().forEach(match -> mismatches(match, new Rejection.Constrained(match)));
        wanted.overrides().forEach(match -> mismatches(match, new Rejection.Overridden(match)));
        if (wanted.isExcluded()) {
            reject(position -> true, new Rejection.Excluded());
        }
        return exclusions;
    }

    private void yanked() {
        BitSet yanked = where(position -> isYanked(candidates.get(position).release()));
        if (!yanked.isEmpty()) {
            Optional<String> reason =
                    candidates.get(yanked.length() - 1).release().yanked();
            exclusions.add(new Exclusion(yanked, new Rejection.Yanked(reason.orElseThrow())));
        }
    }

    private boolean isYanked(VersionEntry release) {
        return release.yanked().isPresent() && !isLocked(release) && !wanted.pins(release.version());
    }

    private boolean isLocked(VersionEntry release) {
        return locked != null && locked.version().equals(release.version());
    }

    private boolean takesPrereleases() {
        return request.rules().prereleases().contains(versions.name())
                || wanted.mentionsPrerelease(versions.scheme())
                || versions.versions().stream()
                        .allMatch(release -> release.version().isPrerelease() || isYanked(release) || isLate(release));
    }

    private boolean isLate(VersionEntry release) {
        Optional<Instant> cutoff = request.rules().cutoff();
        return cutoff.isPresent()
                && !isLocked(release)
                && release.published()
                        .filter(time -> !time.isAfter(cutoff.get()))
                        .isEmpty();
    }

    private void tooNew(Instant cutoff) {
        BitSet late = where(position -> isLate(candidates.get(position).release()));
        IntPredicate isDated =
                position -> candidates.get(position).release().published().isPresent();
        reject(position -> late.get(position) && !isDated.test(position), new Rejection.PublishTimeUnknown(cutoff));
        reject(position -> late.get(position) && isDated.test(position), new Rejection.TooNew(cutoff));
    }

    private void unfit() {
        BitSet unfit = where(position -> !fits[layout.requirement(position)].runs());
        if (unfit.isEmpty()) {
            return;
        }
        BitSet runningReleases = new BitSet();
        for (int position = unfit.nextClearBit(0); position < candidates.size(); ) {
            runningReleases.set(layout.release(position));
            position = unfit.nextClearBit(position + 1);
        }
        for (boolean whole : new boolean[] {true, false}) {
            BitSet positions =
                    where(position -> unfit.get(position) && whole != runningReleases.get(layout.release(position)));
            if (!positions.isEmpty()) {
                String target = request.target().name();
                exclusions.add(new Exclusion(
                        positions, new Rejection.DoesNotRun(target, whole, () -> Misfits.of(positions, layout, fits))));
            }
        }
    }

    private void ofOtherOrigin() {
        SystemUse use = request.rules().leeway().system().of(versions.name());
        if (use.isStrict()) {
            reject(
                    position -> candidates.get(position).variant().isSystem() != (use == SystemUse.ONLY),
                    new Rejection.OfOtherOrigin(use));
        }
    }

    private void outOf(Bound bound) {
        Optional<BigDecimal> best = bound.best(candidates.stream()
                .map(candidate -> candidate.variant().metrics())
                .toList());
        for (boolean measured : new boolean[] {false, true}) {
            reject(
                    position -> {
                        SortedMap<Metric, BigDecimal> results =
                                candidates.get(position).variant().metrics();
                        return !bound.holds(results) && measured == results.containsKey(bound.metric());
                    },
                    new Rejection.OutOfBounds(bound, measured, best));
        }
    }

    private void mismatches(PackageMatch match, Rejection rejection) {
        VersionSet matching = OwnRequirements.in(match.constraint(), versions.scheme());
        reject(
                position -> !matching.contains(candidates.get(position).version())
                        || !candidates.get(position).is(match.select()),
                rejection);
    }

    private void reject(IntPredicate predicate, Rejection rejection) {
        BitSet positions = where(predicate);
        if (!positions.isEmpty()) {
            exclusions.add(new Exclusion(positions, rejection));
        }
    }

    private BitSet where(IntPredicate predicate) {
        BitSet positions = new BitSet();
        for (int position = 0; position < candidates.size(); position++) {
            if (predicate.test(position)) {
                positions.set(position);
            }
        }
        return positions;
    }
}

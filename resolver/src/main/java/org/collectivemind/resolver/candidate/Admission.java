package org.collectivemind.resolver.candidate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.requirement.Reason;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.candidate.Candidates.Exclusion;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * Which candidates are out of the question before any dependency is looked at.
 *
 * <p>Pre-releases, unless the rules or a root's constraint ask for them, or the package has nothing else that is not yanked.
 * Yanked versions, unless locked, or pinned exactly by a root. What does not run on the target, unknown facts included.
 */
final class Admission {
    private final PackageVersions versions;
    private final Request request;

    Admission(PackageVersions versions, Request request) {
        this.versions = versions;
        this.request = request;
    }

    List<Exclusion> exclusions(List<Candidate> candidates) {
        List<Exclusion> exclusions = new ArrayList<>();
        SortedSet<Integer> yanked = positions(candidates, candidate -> isYanked(candidate.release()));
        if (!yanked.isEmpty()) {
            String reason = candidates.get(yanked.last()).release().yanked().orElseThrow();
            exclusions.add(new Exclusion(yanked, new Rejection.Yanked(reason)));
        }
        if (!takesPrereleases()) {
            SortedSet<Integer> early =
                    positions(candidates, candidate -> candidate.version().isPrerelease());
            if (!early.isEmpty()) {
                exclusions.add(new Exclusion(early, new Rejection.Prerelease()));
            }
        }
        Set<VersionEntry> running = new LinkedHashSet<>();
        candidates.stream().filter(candidate -> candidate.runs()).forEach(c -> running.add(c.release()));
        for (boolean whole : new boolean[] {true, false}) {
            SortedSet<Integer> unfit = positions(
                    candidates, candidate -> !candidate.runs() && whole != running.contains(candidate.release()));
            if (!unfit.isEmpty()) {
                exclusions.add(new Exclusion(unfit, doesNotRun(candidates, unfit, whole)));
            }
        }
        return exclusions;
    }

    private Rejection doesNotRun(List<Candidate> candidates, SortedSet<Integer> unfit, boolean whole) {
        Set<Rejection.Misfit> misfits = new LinkedHashSet<>();
        // Newest first: what the user most likely wants to hear of.
        List<Integer> newestFirst = new ArrayList<>(unfit);
        newestFirst.sort((left, right) -> {
            int order = candidates
                    .get(right)
                    .version()
                    .compareTo(candidates.get(left).version());
            return order != 0 ? order : Integer.compare(left, right);
        });
        for (int position : newestFirst) {
            Candidate candidate = candidates.get(position);
            for (Reason reason : candidate.evaluation().reasons()) {
                misfits.add(new Rejection.Misfit(candidate.variant().id(), reason));
            }
        }
        return new Rejection.DoesNotRun(request.target().name(), whole, List.copyOf(misfits));
    }

    private static SortedSet<Integer> positions(List<Candidate> candidates, Predicate<Candidate> predicate) {
        SortedSet<Integer> positions = new TreeSet<>();
        for (int position = 0; position < candidates.size(); position++) {
            if (predicate.test(candidates.get(position))) {
                positions.add(position);
            }
        }
        return positions;
    }

    private boolean takesPrereleases() {
        return request.rules().prereleases().contains(versions.name())
                || anyRoot(root -> root.constraint().mentionsPrerelease(versions.scheme()))
                || versions.versions().stream()
                        .filter(release -> !isYanked(release))
                        .allMatch(release -> release.version().isPrerelease());
    }

    private boolean isYanked(VersionEntry release) {
        Preferences.Locked locked = request.preferences().locked().get(PackageSlot.of(versions.name()));
        return release.yanked().isPresent()
                && !(locked != null && locked.version().equals(release.version()))
                && !anyRoot(root -> isPinned(root, release.version()));
    }

    private boolean isPinned(PackageDependency root, Version version) {
        return root.constraint().in(versions.scheme()).equals(VersionSet.exactly(version));
    }

    private boolean anyRoot(Function<PackageDependency, Boolean> test) {
        return request.roots().stream()
                .flatMap(root -> root.packages().stream())
                .filter(root -> root.name().equals(versions.name()))
                .anyMatch(root -> {
                    try {
                        return test.apply(root);
                    } catch (MalformedText notOfThisScheme) {
                        // The dependency itself is told to accept nothing, with this as its reason.
                        return false;
                    }
                });
    }
}

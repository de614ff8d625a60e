package org.collectivemind.resolver.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.explain.Edit;
import org.collectivemind.resolver.explain.Repair;
import org.collectivemind.resolver.repair.Change.Cutoff;
import org.collectivemind.resolver.repair.Change.Relaxation;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.universe.Universe;
import org.jspecify.annotations.Nullable;

/**
 * The search. Whatever makes the request solvable takes away one of the facts a failure rests on; so each change against one of
 * them is tried, and where it fails, the new failure says what must change besides. Breadth first, so the fewest changes are
 * found first; and no larger ones are sought where few suffice.
 */
public final class Repairs {
    private static final int MOST_REPAIRS = 4;
    private static final int MOST_CHANGES = 3;
    private final Request request;
    private final Trials trials;
    private final List<Found> found = new ArrayList<>();
    private final Set<Set<Change>> tried = new HashSet<>();

    private record Found(List<Change> changes, Trial.Works works) {}

    /** Changes that do not suffice, and what else could be changed. */
    private record Open(List<Change> changes, List<Change> more) {}

    private Repairs(PackageSource source, Request request) {
        this.request = request;
        this.trials = new Trials(source);
    }

    /** @param facts that the failure of the request rests on, of the universe it was told in */
    public static List<Repair> of(
            PackageSource source, Request request, Universe universe, List<Incompatibility> facts) {
        return new Repairs(source, request).search(Changes.against(universe, request, facts));
    }

    private List<Repair> search(List<Change> changes) {
        List<Open> level = List.of(new Open(List.of(), changes));
        for (int size = 1; size <= MOST_CHANGES && found.isEmpty() && !level.isEmpty(); size++) {
            level = larger(level);
        }
        found.sort(Comparator.comparing(Repairs::weight));
        List<Repair> repairs = new ArrayList<>();
        for (Found each : found.subList(0, Math.min(MOST_REPAIRS, found.size()))) {
            repairs.add(repair(each));
        }
        return repairs;
    }

    private List<Open> larger(List<Open> level) {
        List<Open> next = new ArrayList<>();
        for (Open open : level) {
            for (Change change : open.more()) {
                List<Change> changes = new ArrayList<>(open.changes());
                changes.add(change);
                if (isWorthTrying(changes)) {
                    attempt(changes, next);
                }
            }
        }
        return next;
    }

    private void attempt(List<Change> changes, List<Open> next) {
        Request changed = Change.all(request, changes);
        Trial trial = trials.of(changed);
        if (trial instanceof Trial.Works works) {
            found.add(smallest(new Found(changes, works)));
        } else if (trial instanceof Trial.Fails fails) {
            next.add(new Open(changes, Changes.against(fails.universe(), changed, fails.facts())));
        }
    }

    /** A pin or a wish takes away more than the fact it was meant for: what was changed before it may not be needed any more. */
    private Found smallest(Found known) {
        for (Change change : known.changes()) {
            List<Change> fewer = new ArrayList<>(known.changes());
            fewer.remove(change);
            if (!fewer.isEmpty() && trials.of(Change.all(request, fewer)) instanceof Trial.Works works) {
                return smallest(new Found(fewer, works));
            }
        }
        return known;
    }

    private boolean isWorthTrying(List<Change> changes) {
        return !trials.areSpent()
                && changes.stream()
                                .map(change -> change.edit().about())
                                .distinct()
                                .count()
                        == changes.size()
                && found.stream().noneMatch(known -> isHeavier(changes, known.changes()))
                && tried.add(new LinkedHashSet<>(changes));
    }

    /** Whether known changes are among these, or lighter ones of the same dependency are. */
    private static boolean isHeavier(List<Change> changes, List<Change> known) {
        return known.stream()
                .allMatch(light -> changes.contains(light)
                        || changes.stream()
                                .map(Change::edit)
                                .anyMatch(edit -> edit.code() == Edit.Code.DROP_DEPENDENCY
                                        && edit.from().equals(light.edit().from())));
    }

    private static int weight(Found found) {
        return found.changes().stream()
                .mapToInt(change -> change.edit().code().ordinal())
                .sum();
    }

    /** Constraints that were given up are put back as near as can be, one after the other. */
    private Repair repair(Found each) {
        List<Change> changes = new ArrayList<>(each.changes());
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof Relaxation free) {
                PackageName name = free.root().name();
                @Nullable Version taken = each.works().versions().get(name);
                if (taken != null) {
                    List<Change> others = new ArrayList<>(changes);
                    others.remove(i);
                    changes.set(i, Nearest.of(trials, Change.all(request, others), free, taken));
                }
            } else if (changes.get(i) instanceof Cutoff free) {
                List<Change> others = new ArrayList<>(changes);
                others.remove(i);
                changes.set(i, NearestCutoff.of(trials, Change.all(request, others), free, each.works()));
            }
        }
        return Repair.of(changes.stream().map(Change::edit).toList());
    }
}

package org.collectivemind.resolver.universe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.solve.Cause;
import org.collectivemind.resolver.solve.Choices;
import org.collectivemind.resolver.solve.Incompatibility;
import org.collectivemind.resolver.solve.Incompatibility.Term;
import org.collectivemind.resolver.solve.Problem;

/**
 * The targets of a lock as one problem, in which every slot has one version in all the targets that have it ({@code unify:
 * require}). Each target keeps its universe and its ids; here they have ids of their own, and each slot an id beside them whose
 * candidates are its versions: "in target t, s is of version v" requires "s is v". Targets are decided one after the other. Its
 * rules have no reasons: a failure only says that the targets cannot agree. Mutable.
 */
public final class JointUniverse implements Problem {
    /** Urgencies within a target are smaller than two to this. */
    private static final int TARGET_SHIFT = 56;

    private static final int NO_TARGET = -1;

    private final List<Universe> targets;
    /** Where each id comes from. */
    private final List<Place> places = new ArrayList<>();
    /** The ids of each target's own ids. */
    private final List<List<Integer>> ids = new ArrayList<>();

    private final Map<PackageSlot, Tie> ties = new HashMap<>();
    /** About ids that came into sight since rules were last told. */
    private final List<Incompatibility> untold = new ArrayList<>();

    /** @param target index of the universe; {@link #NO_TARGET} for the project and for ties, whose {@code local} means nothing */
    private record Place(int target, int local, int candidates) {}

    private record Tie(int id, List<Version> versions) {}

    private record Joined() implements Cause.Reason {}

    public JointUniverse(List<Universe> targets) {
        this.targets = List.copyOf(targets);
        places.add(new Place(NO_TARGET, ROOT, 1));
        targets.forEach(target -> ids.add(new ArrayList<>()));
    }

    /** What a target reaches in an assignment no objection was found to. */
    public Reachable reachable(int target, Assignment assignment) {
        return targets.get(target).reachable(new View(target, assignment));
    }

    @Override
    public int candidates(int id) {
        return places.get(id).candidates();
    }

    @Override
    public List<Incompatibility> exclusions(int id) {
        Place place = places.get(id);
        return place.target() == NO_TARGET
                ? List.of()
                : targets.get(place.target()).exclusions(place.local()).stream()
                        .map(rule -> joined(place.target(), rule))
                        .toList();
    }

    @Override
    public long urgency(int id, Assignment assignment) {
        Place place = places.get(id);
        return place.target() == NO_TARGET
                ? 0
                : (long) place.target() << TARGET_SHIFT
                        | targets.get(place.target()).urgency(place.local(), new View(place.target(), assignment));
    }

    @Override
    public Decision decide(int id, Assignment assignment) {
        Place place = places.get(id);
        if (place.target() == NO_TARGET) {
            return new Decision(id, assignment.lowest(id));
        }
        Decision decision = targets.get(place.target()).decide(place.local(), new View(place.target(), assignment));
        return new Decision(id(place.target(), decision.id()), decision.candidate());
    }

    @Override
    public List<Incompatibility> rules(Decision decision, int further, Assignment assignment) {
        List<Incompatibility> rules = new ArrayList<>();
        Place place = places.get(decision.id());
        if (decision.id() == ROOT) {
            for (int target = 0; target < targets.size(); target++) {
                Choices out = Choices.only(1, 0).complement();
                rules.add(rule(new Term(ROOT, Choices.only(1, 0)), new Term(id(target, ROOT), out)));
            }
        } else if (place.target() != NO_TARGET) {
            targets.get(place.target())
                    .rules(local(decision), further, new View(place.target(), assignment))
                    .forEach(rule -> rules.add(joined(place.target(), rule)));
        }
        rules.addAll(untold);
        untold.clear();
        return rules;
    }

    @Override
    public void settled(Decision decision, boolean taken, IntConsumer changed) {
        int target = places.get(decision.id()).target();
        if (target != NO_TARGET) {
            targets.get(target).settled(local(decision), taken, local -> {
                if (local < ids.get(target).size()) {
                    changed.accept(id(target, local));
                }
            });
        }
    }

    @Override
    public boolean startOver(Decision decision, Assignment assignment) {
        int target = places.get(decision.id()).target();
        return target != NO_TARGET && targets.get(target).startOver(local(decision), new View(target, assignment));
    }

    @Override
    public Optional<Incompatibility> objection(Assignment assignment) {
        for (int target = 0; target < targets.size(); target++) {
            int of = target;
            Optional<Incompatibility> objection =
                    targets.get(target).objection(new View(target, assignment)).map(rule -> joined(of, rule));
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Decision local(Decision decision) {
        return new Decision(places.get(decision.id()).local(), decision.candidate());
    }

    private Incompatibility joined(int target, Incompatibility rule) {
        Term[] terms = new Term[rule.size()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = new Term(id(target, rule.id(i)), rule.term(i));
        }
        return rule(terms);
    }

    private static Incompatibility rule(Term... terms) {
        return Incompatibility.of(new Joined(), List.of(terms));
    }

    /** Brings a target's ids up to this one into sight. */
    private int id(int target, int local) {
        List<Integer> known = ids.get(target);
        while (known.size() <= local) {
            int next = known.size();
            known.add(places.size());
            places.add(new Place(target, next, targets.get(target).candidates(next)));
            tie(target, next);
        }
        return known.get(local);
    }

    private void tie(int target, int local) {
        Optional<Candidates> candidates = targets.get(target).candidatesOf(local);
        if (candidates.isEmpty()) {
            return;
        }
        Tie tie = ties.computeIfAbsent(
                targets.get(target).node(local).slot().orElseThrow(), slot -> tie(candidates.get()));
        int size = candidates.get().size();
        for (int index = 0; index < tie.versions().size(); index++) {
            Version version = tie.versions().get(index);
            Choices here = Choices.where(
                    size, position -> candidates.get().get(position).version().equals(version));
            Choices there = Choices.only(tie.versions().size(), index);
            untold.add(rule(new Term(id(target, local), here), new Term(tie.id(), there.complement())));
        }
    }

    private Tie tie(Candidates candidates) {
        TreeSet<Version> versions = new TreeSet<>();
        for (int position = 0; position < candidates.size(); position++) {
            versions.add(candidates.get(position).version());
        }
        places.add(new Place(NO_TARGET, ROOT, versions.size()));
        return new Tie(places.size() - 1, List.copyOf(versions));
    }

    /** What is known of one target, in its own ids. */
    private final class View implements Assignment {
        private final List<Integer> known;
        private final Assignment all;

        View(int target, Assignment all) {
            this.known = ids.get(target);
            this.all = all;
        }

        @Override
        public Choices choices(int id) {
            return all.choices(known.get(id));
        }

        @Override
        public Choices possible(int id) {
            return all.possible(known.get(id));
        }

        @Override
        public boolean mayStayOut(int id) {
            return all.mayStayOut(known.get(id));
        }

        @Override
        public int remaining(int id) {
            return all.remaining(known.get(id));
        }

        @Override
        public int lowest(int id) {
            return all.lowest(known.get(id));
        }

        @Override
        public boolean isDecided(int id) {
            return all.isDecided(known.get(id));
        }

        @Override
        public int size() {
            int size = known.size();
            while (size > 0 && known.get(size - 1) >= all.size()) {
                size--;
            }
            return size;
        }
    }
}

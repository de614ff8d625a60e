package org.collectivemind.resolver.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PubGrub: decide, propagate, and on a conflict resolve back to the first unique implication point, learn, and jump. Complete:
 * it ends with an assignment the {@link Problem} accepts, or with the incompatibility that says no solution exists.
 */
public final class Solver {
    private final Problem problem;
    private final Trail trail = new Trail();
    private final Watches watches = new Watches(trail);
    private @Nullable Incompatibility broken;

    public Solver(Problem problem) {
        this.problem = problem;
    }

    /** Empty when solved: {@link #assignment()} has the solution. Else the root of the derivation of failure. */
    public Optional<Incompatibility> solve() {
        openUpTo(Problem.ROOT);
        while (true) {
            Optional<Incompatibility> failure = propagate();
            if (failure.isPresent()) {
                return failure;
            }
            Optional<Problem.Decision> decision = problem.decide(trail);
            if (decision.isPresent()) {
                take(decision.get());
            } else {
                Optional<Incompatibility> objection = problem.objection(trail);
                if (objection.isEmpty()) {
                    return Optional.empty();
                }
                add(objection.get());
            }
        }
    }

    public Problem.Assignment assignment() {
        return trail;
    }

    /** Tells the rules of the candidate and takes it, unless they already speak against it. */
    private void take(Problem.Decision decision) {
        int before = trail.length();
        for (Incompatibility rule : problem.rules(decision)) {
            add(rule);
        }
        if (problem.startOver(decision, trail)) {
            broken = null;
            watches.forget();
            trail.backjump(0);
            broken = watches.afterBackjump();
        } else if (broken == null && trail.length() == before) {
            trail.decide(decision.id(), decision.candidate());
            watches.changed(decision.id());
        }
    }

    private void add(Incompatibility rule) {
        for (int i = 0; i < rule.size(); i++) {
            openUpTo(rule.id(i));
        }
        Incompatibility answer = watches.add(rule);
        if (broken == null) {
            broken = answer;
        }
    }

    private void openUpTo(int id) {
        while (trail.size() <= id) {
            trail.open(problem.candidates(trail.size()), problem.exclusions(trail.size()));
            watches.open();
        }
    }

    private Optional<Incompatibility> propagate() {
        while (true) {
            Incompatibility conflict = broken != null ? broken : watches.propagate();
            broken = null;
            if (conflict == null) {
                return Optional.empty();
            }
            watches.forget();
            Incompatibility learned = resolve(conflict);
            if (isFailure(learned)) {
                return Optional.of(learned);
            }
            broken = watches.add(learned);
            Incompatibility late = watches.afterBackjump();
            broken = broken == null ? late : broken;
        }
    }

    /** Resolves a broken rule until one of its terms came to hold at a level of its own, and jumps below that level. */
    private Incompatibility resolve(Incompatibility broken) {
        Incompatibility rule = broken;
        while (true) {
            rule = withoutExclusions(rule);
            if (isFailure(rule)) {
                return rule;
            }
            int latest = -1;
            int below = 0;
            for (int i = 0; i < rule.size(); i++) {
                int entry = trail.satisfier(rule.id(i), rule.term(i));
                below = Math.max(below, trail.levelOf(Math.min(entry, latest)));
                latest = Math.max(latest, entry);
            }
            Incompatibility cause = trail.causeOf(latest);
            if (cause == null || below < trail.levelOf(latest)) {
                trail.backjump(below);
                return rule;
            }
            rule = rule.resolve(cause, trail.idOf(latest));
        }
    }

    /** Terms that hold by the package's own exclusions are resolved with these, so that a derivation names them. */
    private Incompatibility withoutExclusions(Incompatibility broken) {
        Incompatibility rule = broken;
        for (int i = 0; i < broken.size(); i++) {
            int id = broken.id(i);
            if (id != Problem.ROOT && trail.satisfier(id, broken.term(i)) < 0) {
                for (Incompatibility exclusion : needed(trail.exclusions(id), broken.term(i))) {
                    rule = rule.resolve(exclusion, id);
                }
            }
        }
        return rule;
    }

    /** A smallest choice of exclusions that makes up, with the term, for everything. */
    private static List<Incompatibility> needed(List<Incompatibility> exclusions, Choices term) {
        List<Incompatibility> needed = new ArrayList<>(exclusions);
        for (Incompatibility exclusion : exclusions) {
            Choices others = term;
            for (Incompatibility other : needed) {
                others = other == exclusion ? others : others.or(other.term(0));
            }
            if (others.isAll()) {
                needed.remove(exclusion);
            }
        }
        return needed;
    }

    private static boolean isFailure(Incompatibility rule) {
        return rule.size() == 0 || rule.size() == 1 && rule.id(0) == Problem.ROOT;
    }
}

package org.collectivemind.resolver.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.collectivemind.resolver.solve.Problem.Decision;

/**
 * PubGrub: decide, propagate, and on a conflict resolve back to the first unique implication point, learn, and jump. Complete:
 * it ends with an assignment the {@link Problem} accepts, or with the incompatibility that says no solution exists. Deterministic:
 * a function of the problem's answers.
 */
public final class Solver {
    /** So many candidates of a package are tried one by one; then as many more at a time as were told before. */
    private static final int TRIES = 8;

    private final Problem problem;
    private final SetPool sets = new SetPool();
    private final Arena arena = new Arena();
    private final Trail trail = new Trail(sets);
    private final Watches watches = new Watches(trail, arena);
    private final Analysis analysis = new Analysis(trail, arena);
    private final Agenda agenda;
    private final long limit;
    private final List<List<Incompatibility>> exclusions = new ArrayList<>();
    /** By package, how many candidates had their rules told, and which were asked for; the latter as {@link Trail#current}. */
    private int[] told = new int[16];

    private long[] asked = new long[16];
    /** The sets of a rule that is being added. */
    private int[] terms = new int[8];
    /** A broken rule to look into; 0 for none. */
    private int broken;
    /** Whether the broken rule is in the watches' list of late ones, which draws from it after a backjump. */
    private boolean isLate;

    /** A rule that is broken whatever is decided; 0 for none. */
    private int failed;

    private long decisions;
    private long forced;
    private long conflicts;

    public Solver(Problem problem) {
        this(problem, Long.MAX_VALUE);
    }

    /** A solver that gives up where it would take more packages than that, those taken again after a conflict included. */
    public Solver(Problem problem, long limit) {
        this.problem = problem;
        this.agenda = new Agenda(problem, trail);
        this.limit = limit;
    }

    /**
     * Searches. Where it succeeds, {@link #assignment()} has the solution, unless the solver {@link #hasGivenUp()}; where not,
     * {@link #failure()} says why.
     */
    public boolean succeeds() {
        openUpTo(Problem.ROOT);
        while (true) {
            failed = propagate();
            if (failed != 0) {
                return false;
            }
            agenda.refresh();
            int id = agenda.forced();
            if (hasGivenUp()) {
                return true;
            }
            if (id != Trail.NONE) {
                settle(new Decision(id, trail.lowest(id)));
            } else if (agenda.first() != Trail.NONE) {
                take(problem.decide(agenda.first(), trail));
            } else {
                Optional<Incompatibility> objection = problem.objection(trail);
                if (objection.isEmpty()) {
                    return true;
                }
                add(objection.get());
            }
        }
    }

    /** The root of the derivation of failure, after a search that did not succeed. */
    public Incompatibility failure() {
        return new Refutation(trail, arena, exclusions).of(failed);
    }

    public boolean hasGivenUp() {
        return decisions + forced > limit;
    }

    public Problem.Assignment assignment() {
        return trail;
    }

    public Statistics statistics() {
        return new Statistics(
                decisions,
                forced,
                conflicts,
                trail.entries() - decisions,
                watches.visits(),
                arena.stored(),
                arena.learned(),
                arena.bytes() + sets.bytes() + watches.bytes());
    }

    /** Tells the rules of a package's one candidate. It needs no level: it follows from what was decided. */
    private void settle(Decision decision) {
        if (!tell(decision) && broken == 0) {
            forced++;
            trail.settle(decision.id());
            problem.settled(decision, true, this::touched);
        }
    }

    /** Tells the rules of the candidate and takes it, unless they already speak against it. */
    private void take(Decision decision) {
        int before = trail.length();
        if (!tell(decision) && broken == 0 && trail.length() == before) {
            decisions++;
            trail.decide(decision.id(), decision.candidate());
            problem.settled(decision, true, this::touched);
        }
    }

    /** Answers whether the search starts over. */
    private boolean tell(Decision decision) {
        int at = trail.base[decision.id()] + (decision.candidate() + 1 >> 6);
        long bit = 1L << decision.candidate() + 1;
        if ((asked[at] & bit) == 0) {
            asked[at] |= bit;
            int further = told[decision.id()] < TRIES ? 0 : told[decision.id()];
            told[decision.id()] += 1 + further;
            for (Incompatibility rule : problem.rules(decision, further, trail)) {
                add(rule);
            }
        }
        // At level 0 there is nothing to give up.
        if (trail.level() > 0 && problem.startOver(decision, trail)) {
            broken = 0;
            backjump(0);
            broken(watches.concludeLate(), true);
            return true;
        }
        return false;
    }

    private void add(Incompatibility rule) {
        int size = rule.size();
        if (size > terms.length) {
            terms = new int[size * 2];
        }
        boolean matters = true;
        for (int i = 0; i < size; i++) {
            openUpTo(rule.id(i));
            long[] words = rule.term(i).words();
            terms[i] = sets.intern(words, 0, words.length);
            matters &= !trail.excludesAtGround(rule.id(i), terms[i]);
        }
        if (matters) {
            int stored = arena.state(((Cause.External) rule.cause()).reason(), size);
            for (int i = 0; i < size; i++) {
                arena.term(stored, i, rule.id(i), terms[i]);
            }
            broken(watches.add(stored), true);
        }
    }

    private void broken(int rule, boolean late) {
        if (broken == 0 && rule != 0) {
            broken = rule;
            isLate = late;
        }
    }

    private void openUpTo(int wanted) {
        while (trail.size() <= wanted) {
            int id = trail.size();
            int candidates = problem.candidates(id);
            List<Incompatibility> own = problem.exclusions(id);
            exclusions.add(own);
            trail.open(candidates, initial(id, candidates, own).words());
            watches.open();
            if (told.length == id) {
                told = Arrays.copyOf(told, id * 2);
            }
            if (asked.length < trail.base[id + 1]) {
                asked = Arrays.copyOf(asked, trail.current.length);
            }
        }
    }

    /** What may happen to a package at first. */
    static Choices initial(int id, int candidates, List<Incompatibility> exclusions) {
        Choices choices = id == Problem.ROOT ? Choices.only(candidates, 0) : Choices.all(candidates);
        for (Incompatibility rule : exclusions) {
            choices = choices.minus(rule.term(0));
        }
        return choices;
    }

    /** Draws all that follows, and learns from what breaks. Answers a rule that is broken whatever is decided, or 0. */
    private int propagate() {
        while (true) {
            broken(broken == 0 ? watches.propagate() : 0, false);
            if (broken == 0) {
                return 0;
            }
            conflicts++;
            if (analysis.isFinal(broken)) {
                if (trail.level() > 0) {
                    trail.backjump(0);
                }
                return broken;
            }
            learn();
        }
    }

    private void learn() {
        analysis.resolve(broken);
        // What a late rule says by itself, the watches draw from it after the jump.
        int learned = isLate && analysis.isTheRuleItself() ? 0 : analysis.store(broken);
        broken = 0;
        backjump(analysis.target());
        if (learned != 0) {
            broken(watches.add(learned), true);
        }
        broken(watches.concludeLate(), true);
    }

    private void backjump(int target) {
        giveBack(target);
        trail.backjump(target);
        watches.forgetEarlyRules();
    }

    private void touched(int id) {
        if (id < trail.size()) {
            trail.touched.add(id);
        }
    }

    private void giveBack(int target) {
        for (int i = trail.settledCount() - 1; i >= trail.settledBefore(target + 1); i--) {
            int id = trail.settled(i);
            problem.settled(new Decision(id, trail.lowest(id)), false, this::touched);
        }
    }
}

package org.collectivemind.resolver.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.resolver.solve.Incompatibility.Term;

/** One question asked of an {@link IntegerUniverse}: newest version first, the package with the fewest left before the others. */
public final class IntegerProblem implements Problem {
    private static final Cause.Reason FACT = new Cause.Reason() {};
    private static final long ALTERNATIVES = 1L << 32;
    private final List<IntegerUniverse.Root> roots;
    private final List<List<IntegerUniverse.Root>> nogoods;
    private final List<IntegerUniverse.Package> packages =
            new ArrayList<>(Arrays.asList((IntegerUniverse.Package) null));
    /** A hash table of the ids in sight, by the index of their package; 0 is an empty place. */
    private int[] ids = new int[64];

    /** The edges that were told, of packages with several candidates. */
    private final Set<IntegerUniverse.Edge> told = new HashSet<>();

    IntegerProblem(List<IntegerUniverse.Root> roots, List<List<IntegerUniverse.Root>> nogoods) {
        this.roots = roots;
        this.nogoods = nogoods;
    }

    @Override
    public int candidates(int id) {
        return id == ROOT ? 1 : packages.get(id).candidates.size();
    }

    @Override
    public List<Incompatibility> exclusions(int id) {
        return List.of();
    }

    /** Alternatives are decided late, when one of them may have been taken anyway. */
    @Override
    public long urgency(int id, Assignment assignment) {
        return assignment.remaining(id) + (packages.get(id).isProxy ? ALTERNATIVES : 0);
    }

    @Override
    public Decision decide(int id, Assignment assignment) {
        Choices choices = assignment.choices(id);
        if (packages.get(id).isProxy) {
            for (int candidate = choices.universe() - 1; candidate >= 0; candidate--) {
                if (choices.contains(candidate)
                        && isTaken(packages.get(id).candidates.get(candidate), assignment)) {
                    return new Decision(id, candidate);
                }
            }
        }
        return new Decision(id, highest(choices));
    }

    private boolean isTaken(List<IntegerUniverse.Edge> edges, Assignment assignment) {
        for (IntegerUniverse.Edge edge : edges) {
            int id = ids[place(edge.to)];
            if (id == 0 || id >= assignment.size() || assignment.mayStayOut(id)) {
                return false;
            }
        }
        return true;
    }

    private static int highest(Choices choices) {
        int candidate = choices.universe() - 1;
        while (!choices.contains(candidate)) {
            candidate--;
        }
        return candidate;
    }

    @Override
    public List<Incompatibility> rules(Decision decision, int further, Assignment assignment) {
        List<Incompatibility> rules = new ArrayList<>();
        if (decision.id() == ROOT) {
            Choices self = Choices.only(1, 0);
            roots.forEach(root -> rules.add(rule(ROOT, self, root.to(), root.forbidden())));
            return rules;
        }
        tell(decision.id(), decision.candidate(), rules);
        if (further > 0) {
            Choices possible = assignment.possible(decision.id());
            int more = further;
            for (int candidate = possible.universe() - 1; candidate >= 0 && more > 0; candidate--) {
                if (possible.contains(candidate) && tell(decision.id(), candidate, rules)) {
                    more--;
                }
            }
        }
        return rules;
    }

    /** Answers whether there was something to tell. */
    private boolean tell(int id, int candidate, List<Incompatibility> rules) {
        boolean any = false;
        // The solver itself asks nothing twice.
        boolean alone = packages.get(id).candidates.size() == 1;
        for (IntegerUniverse.Edge edge : packages.get(id).candidates.get(candidate)) {
            if (alone || told.add(edge)) {
                rules.add(rule(id, edge.from, edge.to, edge.forbidden));
                any = true;
            }
        }
        return any;
    }

    private Incompatibility rule(int id, Choices from, IntegerUniverse.Package to, Choices forbidden) {
        return Incompatibility.of(FACT, List.of(new Term(id, from), new Term(id(to), forbidden)));
    }

    private int id(IntegerUniverse.Package of) {
        int place = place(of);
        if (ids[place] == 0) {
            ids[place] = packages.size();
            packages.add(of);
            if (packages.size() * 2 > ids.length) {
                ids = new int[ids.length * 2];
                for (int id = 1; id < packages.size(); id++) {
                    ids[place(packages.get(id))] = id;
                }
            }
            return packages.size() - 1;
        }
        return ids[place];
    }

    /** Where the package's id is, or would be. */
    private int place(IntegerUniverse.Package of) {
        int mask = ids.length - 1;
        int place = of.index * 0x9E3779B9 >>> 7 & mask;
        while (ids[place] != 0 && packages.get(ids[place]) != of) {
            place = place + 1 & mask;
        }
        return place;
    }

    @Override
    public Optional<Incompatibility> objection(Assignment assignment) {
        for (List<IntegerUniverse.Root> nogood : nogoods) {
            if (nogood.stream().allMatch(term -> holds(term, assignment))) {
                List<Term> terms = new ArrayList<>();
                nogood.forEach(term -> terms.add(new Term(id(term.to()), term.forbidden())));
                return Optional.of(Incompatibility.of(FACT, terms));
            }
        }
        return Optional.empty();
    }

    private boolean holds(IntegerUniverse.Root term, Assignment assignment) {
        int id = ids[place(term.to())];
        return id != 0 && id < assignment.size() && assignment.choices(id).isSubsetOf(term.forbidden());
    }

    /** The version of each package that was taken. */
    SortedMap<Integer, Integer> solution(Assignment assignment) {
        SortedMap<Integer, Integer> solution = new TreeMap<>();
        for (int id = 1; id < assignment.size(); id++) {
            if (assignment.isDecided(id) && !packages.get(id).isProxy) {
                IntegerUniverse.Package of = packages.get(id);
                solution.put(of.number, of.versions[assignment.choices(id).lowest()]);
            }
        }
        return solution;
    }
}

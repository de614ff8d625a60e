package org.collectivemind.resolver.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.resolver.solve.Incompatibility.Term;

/** One question asked of an {@link IntegerUniverse}: newest version first, the package with the fewest left before the others. */
public final class IntegerProblem implements Problem {
    private static final Cause.Reason FACT = new Cause.Reason() {};
    private final List<IntegerUniverse.Root> roots;
    private final List<IntegerUniverse.Package> packages =
            new ArrayList<>(Arrays.asList((IntegerUniverse.Package) null));
    private final Map<IntegerUniverse.Package, Integer> ids = new HashMap<>();
    private final Set<IntegerUniverse.Edge> told = new HashSet<>();

    IntegerProblem(List<IntegerUniverse.Root> roots) {
        this.roots = roots;
    }

    @Override
    public int candidates(int id) {
        return id == ROOT ? 1 : packages.get(id).candidates.size();
    }

    @Override
    public List<Incompatibility> exclusions(int id) {
        return List.of();
    }

    @Override
    public long urgency(int id, Assignment assignment) {
        return assignment.remaining(id);
    }

    @Override
    public Decision decide(int id, Assignment assignment) {
        return new Decision(id, highest(assignment.choices(id)));
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
        for (IntegerUniverse.Edge edge : packages.get(id).candidates.get(candidate)) {
            if (told.add(edge)) {
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
        Integer known = ids.get(of);
        if (known == null) {
            known = packages.size();
            packages.add(of);
            ids.put(of, known);
        }
        return known;
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

package org.collectivemind.resolver.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private boolean toldRoots;

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
    public Optional<Decision> decide(Assignment assignment) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int id = 0; id < assignment.size(); id++) {
            Choices choices = assignment.choices(id);
            if (!choices.mayStayOut() && !assignment.isDecided(id) && choices.count() < fewest) {
                best = id;
                fewest = choices.count();
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Decision(best, highest(assignment.choices(best))));
    }

    private static int highest(Choices choices) {
        int candidate = choices.universe() - 1;
        while (!choices.contains(candidate)) {
            candidate--;
        }
        return candidate;
    }

    @Override
    public List<Incompatibility> rules(Decision decision) {
        List<Incompatibility> rules = new ArrayList<>();
        if (decision.id() == ROOT) {
            if (!toldRoots) {
                toldRoots = true;
                Choices self = Choices.only(1, 0);
                roots.forEach(root -> rules.add(rule(ROOT, self, root.to(), root.forbidden())));
            }
            return rules;
        }
        for (IntegerUniverse.Edge edge : packages.get(decision.id()).candidates.get(decision.candidate())) {
            if (told.add(edge)) {
                rules.add(rule(decision.id(), edge.from, edge.to, edge.forbidden));
            }
        }
        return rules;
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

    @Override
    public boolean startOver(Decision decision, Assignment assignment) {
        return false;
    }

    @Override
    public Optional<Incompatibility> objection(Assignment assignment) {
        return Optional.empty();
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

package org.collectivemind.resolver.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.requirement.Evaluator;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/**
 * A universe as clauses for sat4j (variants §2.4), one variable a candidate and slot. It may select what nobody reaches; leaving
 * that out breaks nothing, so there is a model exactly where there is a valid selection.
 */
final class SatEncoding {
    private final PlainUniverse universe;
    private final Map<PackageSlot, List<Candidate>> slots = new LinkedHashMap<>();
    private final Map<String, Integer> features = new HashMap<>();
    private final ISolver solver = SolverFactory.newDefault();
    private int variables;

    private record Candidate(Choice choice, int variable) {}

    private SatEncoding(PlainUniverse universe) {
        this.universe = universe;
    }

    static boolean isSatisfiable(PlainUniverse universe) {
        try {
            SatEncoding encoding = new SatEncoding(universe);
            encoding.encode();
            return encoding.solver.isSatisfiable();
        } catch (ContradictionException contradiction) {
            return false;
        } catch (TimeoutException slow) {
            throw new IllegalStateException("sat4j gave up", slow);
        }
    }

    private void encode() throws ContradictionException {
        universe.slots().forEach(slot -> slots.put(slot, candidates(slot)));
        for (List<Candidate> list : slots.values()) {
            solver.addAtMost(
                    new VecInt(list.stream().mapToInt(Candidate::variable).toArray()), 1);
        }
        for (Dependency root : universe.roots()) {
            clause(List.of(), satisfied(root));
        }
        List<Candidate> all = slots.values().stream().flatMap(List::stream).toList();
        for (Candidate candidate : all) {
            encode(candidate);
        }
        for (int i = 0; i < all.size(); i++) {
            for (int k = i + 1; k < all.size(); k++) {
                if (Clash.between(all.get(i).choice(), all.get(k).choice())) {
                    clause(List.of(all.get(i).variable(), all.get(k).variable()), List.of());
                }
            }
        }
    }

    private List<Candidate> candidates(PackageSlot slot) {
        List<Candidate> list = new ArrayList<>();
        for (Choice choice : universe.choices(slot)) {
            if (Evaluator.evaluate(choice.build().entry().requires(), PlainUniverse.LINUX)
                    .holds()) {
                list.add(new Candidate(choice, ++variables));
            }
        }
        return list;
    }

    private void encode(Candidate candidate) throws ContradictionException {
        int taken = candidate.variable();
        for (Dependency dependency : candidate.choice().build().relations().dependencies()) {
            clause(List.of(taken), satisfied(dependency));
        }
        for (Map.Entry<FeatureName, List<Dependency>> feature :
                candidate.choice().build().relations().features().entrySet()) {
            int on = feature(candidate.choice().slot(), feature.getKey());
            for (Dependency dependency : feature.getValue()) {
                clause(List.of(taken, on), satisfied(dependency));
            }
        }
    }

    /** Of these literals one is true where the dependency is satisfied. */
    private List<Integer> satisfied(Dependency dependency) throws ContradictionException {
        List<Integer> literals = new ArrayList<>();
        for (Dependency option : dependency.options()) {
            literals.addAll(option(option));
        }
        return literals;
    }

    private List<Integer> option(Dependency option) throws ContradictionException {
        List<Integer> accepted = slots.values().stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.choice().satisfies(option))
                .map(Candidate::variable)
                .toList();
        if (!(option instanceof PackageDependency on) || on.features().isEmpty()) {
            return accepted;
        }
        int chosen = ++variables;
        clause(List.of(chosen), accepted);
        for (FeatureName feature : on.features()) {
            clause(List.of(chosen), List.of(feature(on.slot(), feature)));
        }
        return List.of(chosen);
    }

    private int feature(PackageSlot slot, FeatureName feature) {
        return features.computeIfAbsent(slot + "[" + feature + "]", key -> ++variables);
    }

    /** All of the first imply one of the others. */
    private void clause(List<Integer> all, List<Integer> one) throws ContradictionException {
        VecInt literals = new VecInt();
        all.forEach(literal -> literals.push(-literal));
        one.forEach(literals::push);
        solver.addClause(literals);
    }
}

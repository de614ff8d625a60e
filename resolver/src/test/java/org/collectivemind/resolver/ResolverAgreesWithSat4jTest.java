package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.variant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.request.VersionEntry;
import org.junit.jupiter.api.Test;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/** Universes too big to enumerate, plain enough to be clauses; {@code -Dresolver.universes=20000} soaks. */
class ResolverAgreesWithSat4jTest {
    private static final int UNIVERSES = Integer.getInteger("resolver.universes", 600);
    private static final long FIRST_SEED = Long.getLong("resolver.seed", 0);

    @Test
    void solvesWhatIsSatisfiableAndNothingElse() throws TimeoutException {
        int solved = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES; seed++) {
            Sample sample = universe(new Random(seed));
            boolean satisfiable = isSatisfiable(sample);
            assertThat(sample.solve() instanceof Outcome.Solved)
                    .as("seed " + seed)
                    .isEqualTo(satisfiable);
            solved += satisfiable ? 1 : 0;
        }
        assertThat(solved).as("both outcomes occur").isBetween(UNIVERSES / 10, UNIVERSES * 9 / 10);
    }

    private static Sample universe(Random random) {
        Sample sample = new Sample();
        int packages = 8 + random.nextInt(12);
        int dense = 1 + random.nextInt(3);
        for (int i = 0; i < packages; i++) {
            for (int version = 1; version <= 1 + random.nextInt(7); version++) {
                String[] depends = new String[random.nextInt(dense + 1)];
                for (int k = 0; k < depends.length; k++) {
                    depends[k] = dependency(random, packages);
                }
                sample.release("p" + i, version + ".0.0", List.of(), variant("v", "", Requirement.ALWAYS, depends));
            }
        }
        for (int i = 0; i <= random.nextInt(4); i++) {
            sample.root(dependency(random, packages));
        }
        return sample;
    }

    private static String dependency(Random random, int packages) {
        int low = 1 + random.nextInt(6);
        String name = "p" + random.nextInt(packages);
        return switch (random.nextInt(4)) {
            case 0 -> name + "@>=" + low;
            case 1 -> name + "@<" + (low + 1);
            case 2 -> name + "@>=" + low + ",<" + (low + 2);
            default -> name + "@!=" + low + ".0.0";
        };
    }

    private static boolean isSatisfiable(Sample sample) throws TimeoutException {
        Map<PackageName, List<Integer>> variables = new HashMap<>();
        int next = 1;
        for (Map.Entry<PackageName, List<VersionEntry>> entry : sample.releases.entrySet()) {
            List<Integer> own = new ArrayList<>();
            for (int i = 0; i < entry.getValue().size(); i++) {
                own.add(next++);
            }
            variables.put(entry.getKey(), own);
        }
        ISolver solver = SolverFactory.newDefault();
        solver.newVar(next);
        try {
            for (Dependency root : sample.roots) {
                solver.addClause(
                        new VecInt(accepted(sample, variables, root.packages().get(0))));
            }
            for (Map.Entry<PackageName, List<VersionEntry>> entry : sample.releases.entrySet()) {
                List<Integer> own = variables.get(entry.getKey());
                solver.addAtMost(new VecInt(own.stream().mapToInt(i -> i).toArray()), 1);
                for (int i = 0; i < own.size(); i++) {
                    VersionEntry release = entry.getValue().get(i);
                    for (Dependency dependency : sample.relations(
                                    entry.getKey(),
                                    release.version(),
                                    release.variants().get(0).id())
                            .dependencies()) {
                        VecInt clause = new VecInt(accepted(sample, variables, (PackageDependency) dependency));
                        clause.push(-own.get(i));
                        solver.addClause(clause);
                    }
                }
            }
        } catch (ContradictionException contradiction) {
            return false;
        }
        return solver.isSatisfiable();
    }

    private static int[] accepted(
            Sample sample, Map<PackageName, List<Integer>> variables, PackageDependency dependency) {
        List<VersionEntry> releases = sample.releases.getOrDefault(dependency.name(), List.of());
        List<Integer> literals = new ArrayList<>();
        for (int i = 0; i < releases.size(); i++) {
            if (dependency
                    .constraint()
                    .in(sample.scheme)
                    .contains(releases.get(i).version())) {
                literals.add(variables.get(dependency.name()).get(i));
            }
        }
        return literals.stream().mapToInt(i -> i).toArray();
    }
}

package org.collectivemind.resolver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random universes of integers, small enough for every selection to be tried; {@code -Dresolver.universes=20000} soaks. */
class SearchAgreesWithExhaustiveSearchTest {
    private static final int UNIVERSES = Integer.getInteger("resolver.universes", 2000);
    private static final long FIRST_SEED = Long.getLong("resolver.seed", 0);
    private static final int PACKAGES = 5;
    private static final int VERSIONS = 4;

    @Test
    void solvesWhatHasASolutionAndProvesThatNothingElseHas() throws IOException {
        int solved = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES; seed++) {
            String text = text(new Random(seed));
            IntegerUniverse universe = IntegerUniverse.read(new StringReader(text));
            IntegerProblem problem = universe.problem();
            Solver solver = new Solver(problem);
            boolean succeeds = solver.succeeds();
            assertThat(succeeds).as(text).isEqualTo(hasSolution(universe));
            if (succeeds) {
                solved++;
                assertThat(universe.accepts(problem.solution(solver.assignment())))
                        .as(text)
                        .isTrue();
            } else {
                Incompatibility failure = solver.failure();
                assertThat(failure.size() == 0 || failure.id(0) == Problem.ROOT).isTrue();
                checkProof(failure, new IdentityHashMap<>(), text);
            }
        }
        assertThat(solved).as("both outcomes occur").isBetween(UNIVERSES / 10, UNIVERSES * 9 / 10);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int number = 1; number <= PACKAGES; number++) {
            for (int version = 1; version <= VERSIONS; version++) {
                if (random.nextInt(6) == 0) {
                    continue;
                }
                String self = number + " " + version + " ";
                text.append("v ").append(self).append('\n');
                for (int i = random.nextInt(3); i > 0; i--) {
                    text.append(
                            switch (random.nextInt(6)) {
                                case 0 ->
                                    "c " + self + number(random) + " " + (random.nextBoolean() ? "-" : set(random));
                                case 1 ->
                                    "u " + self + number(random) + ":" + set(random) + "|" + number(random) + ":"
                                            + set(random);
                                default -> "d " + self + number(random) + " " + set(random);
                            });
                    text.append('\n');
                }
            }
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append("n ").append(number(random)).append(':').append(set(random));
            for (int more = random.nextInt(3); more >= 0; more--) {
                text.append('|').append(number(random)).append(':').append(set(random));
            }
            text.append('\n');
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append("r ")
                    .append(number(random))
                    .append(' ')
                    .append(set(random))
                    .append('\n');
        }
        return text.toString();
    }

    private static int number(Random random) {
        return 1 + random.nextInt(PACKAGES);
    }

    private static String set(Random random) {
        int low = 1 + random.nextInt(VERSIONS);
        int high = low + random.nextInt(VERSIONS - low + 1);
        return random.nextInt(4) == 0 && low > 1 ? "1-1," + low + "-" + high : low + "-" + high;
    }

    private static boolean hasSolution(IntegerUniverse universe) {
        List<IntegerUniverse.Package> packages = new ArrayList<>(universe.packages);
        packages.removeIf(each -> each.isProxy);
        return hasSolution(universe, packages, new TreeMap<>());
    }

    private static boolean hasSolution(
            IntegerUniverse universe, List<IntegerUniverse.Package> rest, SortedMap<Integer, Integer> chosen) {
        if (rest.isEmpty()) {
            return universe.accepts(chosen);
        }
        List<IntegerUniverse.Package> others = rest.subList(1, rest.size());
        if (hasSolution(universe, others, chosen)) {
            return true;
        }
        for (int version : rest.get(0).versions) {
            chosen.put(rest.get(0).number, version);
            boolean found = hasSolution(universe, others, chosen);
            chosen.remove(rest.get(0).number);
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** Each conclusion must follow from its two premises: where all its terms hold, those of one premise do. */
    private static void checkProof(Incompatibility rule, Map<Incompatibility, Boolean> checked, String text) {
        if (rule.cause() instanceof Cause.Derived derived && checked.put(rule, true) == null) {
            SortedMap<Integer, Integer> sizes = new TreeMap<>();
            for (Incompatibility each : List.of(rule, derived.conflict(), derived.other())) {
                for (int i = 0; i < each.size(); i++) {
                    sizes.put(each.id(i), each.term(i).universe());
                }
            }
            assertThat(follows(rule, derived, new ArrayList<>(sizes.entrySet()), new HashMap<>()))
                    .as("%s from %s, %s in %s", rule, derived.conflict(), derived.other(), text)
                    .isTrue();
            checkProof(derived.conflict(), checked, text);
            checkProof(derived.other(), checked, text);
        }
    }

    private static boolean follows(
            Incompatibility rule,
            Cause.Derived derived,
            List<Map.Entry<Integer, Integer>> rest,
            Map<Integer, Choices> world) {
        if (rest.isEmpty()) {
            return !holds(rule, world) || holds(derived.conflict(), world) || holds(derived.other(), world);
        }
        int size = rest.get(0).getValue();
        List<Choices> choices = new ArrayList<>(List.of(out(size)));
        for (int candidate = 0; candidate < size; candidate++) {
            choices.add(Choices.only(size, candidate));
        }
        for (Choices choice : choices) {
            world.put(rest.get(0).getKey(), choice);
            if (!follows(rule, derived, rest.subList(1, rest.size()), world)) {
                return false;
            }
        }
        return true;
    }

    private static Choices out(int size) {
        return Choices.where(size, candidate -> true).complement();
    }

    private static boolean holds(Incompatibility rule, Map<Integer, Choices> world) {
        for (int i = 0; i < rule.size(); i++) {
            if (!world.get(rule.id(i)).isSubsetOf(rule.term(i))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void answersTheSameTwice() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNIVERSES / 10; seed++) {
            String text = text(new Random(seed));
            List<Object> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                IntegerProblem problem =
                        IntegerUniverse.read(new StringReader(text)).problem();
                Solver solver = new Solver(problem);
                boolean failed = !solver.succeeds();
                answers.add(Arrays.asList(failed, problem.solution(solver.assignment()), solver.statistics()));
            }
            assertThat(answers.get(0)).isEqualTo(answers.get(1));
        }
    }
}

package org.collectivemind.testrepos.universe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UniverseGeneratorTest {
    private static final List<Shape> SHAPES =
            List.of(Shape.small(), Shape.conflictHeavy(), Shape.chain(), Shape.diamond());

    @Property(tries = 100)
    void oneSeedIsOneUniverse(@ForAll long seed) {
        for (Shape shape : SHAPES) {
            assertThat(UniverseGenerator.generate(seed, shape)).isEqualTo(UniverseGenerator.generate(seed, shape));
        }
    }

    @Property(tries = 100)
    void everyUniverseKeepsItsShape(@ForAll long seed) {
        for (Shape shape : SHAPES) {
            Universe universe = UniverseGenerator.generate(seed, shape);
            Set<String> names = new HashSet<>();
            universe.packages().forEach(each -> names.add(each.name()));

            assertThat(names.size())
                    .isBetween(shape.packages().least(), shape.packages().most());
            for (Universe.Package each : universe.packages()) {
                assertThat(each.versions().size())
                        .isBetween(shape.versions().least(), shape.versions().most());
                for (Universe.Version version : each.versions()) {
                    assertThat(version.variants()).doesNotHaveDuplicates().isNotEmpty();
                    assertThat(version.dependencies())
                            .extracting(Universe.Dependency::name)
                            .doesNotHaveDuplicates()
                            .doesNotContain(each.name())
                            .isSubsetOf(names);
                }
            }
        }
    }

    @Test
    void seedsGiveDifferentUniverses() {
        assertThat(LongStream.range(0, 100).mapToObj(seed -> UniverseGenerator.generate(seed, Shape.small())))
                .extracting(Universe::packages)
                .doesNotHaveDuplicates();
    }

    /** A generator whose universes all solve, or none, tests nothing. */
    @Test
    void everyShapeHasSatisfiableAndUnsatisfiableUniverses() {
        for (Shape shape : SHAPES) {
            long solved = LongStream.range(0, 300)
                    .filter(seed -> isSatisfiable(UniverseGenerator.generate(seed, shape)))
                    .count();
            assertThat(solved).as(shape.toString()).isBetween(90L, 240L);
        }
    }

    @Test
    void rangesAndVersionsPrintInTheGrammarOfVersions() {
        Universe.Dependency dependency = new Universe.Dependency("p1", 2, 3, java.util.Optional.empty());

        assertThat(dependency.range()).isEqualTo(">=2.0.0,<=3.0.0");
        assertThat(new Universe.Version(3, List.of(), List.of()).text()).isEqualTo("3.0.0");
    }

    private record Candidate(Universe.Version version, Universe.Variant variant) {}

    private static boolean isSatisfiable(Universe universe) {
        Map<String, Universe.Package> packages = new HashMap<>();
        universe.packages().forEach(each -> packages.put(each.name(), each));
        return search(universe, packages, new HashMap<>(), universe.roots());
    }

    /** Chooses for the first open dependency, tries every candidate, and recurses. */
    private static boolean search(
            Universe universe,
            Map<String, Universe.Package> packages,
            Map<String, Candidate> chosen,
            List<Universe.Dependency> open) {
        if (open.isEmpty()) {
            return true;
        }
        Universe.Dependency first = open.get(0);
        List<Universe.Dependency> rest = open.subList(1, open.size());
        Candidate present = chosen.get(first.name());
        if (present != null) {
            return first.allows(present.version(), present.variant()) && search(universe, packages, chosen, rest);
        }
        for (Universe.Version version : packages.get(first.name()).versions()) {
            for (Universe.Variant variant : version.variants()) {
                if (variant.runsOn(universe.facts()) && first.allows(version, variant)) {
                    Map<String, Candidate> more = new HashMap<>(chosen);
                    more.put(first.name(), new Candidate(version, variant));
                    List<Universe.Dependency> next = new java.util.ArrayList<>(rest);
                    next.addAll(version.dependencies());
                    if (search(universe, packages, more, next)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}

package org.collectivemind.resolver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.Validator;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PubGrub's large cases: every version of every package asked for alone, one test a universe. */
class QueriesConformanceTest {
    @TestFactory
    Stream<DynamicTest> pubgrub() throws Exception {
        return Cases.orSkipped(QueriesConformanceTest::universes);
    }

    private static Stream<DynamicTest> universes() {
        SortedMap<String, String> lines = new TreeMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : Cases.files("pubgrub-*.json")) {
            JsonNode json = Cases.read(file);
            String name = json.path("name").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> lines.put(name, universe(json))));
        }
        tests.add(DynamicTest.dynamicTest("docs/conformance.md", () -> {
            List<String> table = new ArrayList<>(
                    List.of("| Universe | Queries | Satisfiable | Unsatisfiable |", "|---|---|---|---|"));
            lines.forEach((name, counts) -> table.add("| " + name + counts));
            Page.says("pubgrub", List.copyOf(lines.keySet()), table);
        }));
        return tests.stream();
    }

    private static String universe(JsonNode json) {
        Environment environment = Environment.usual("3.13.0", "2.35");
        CaseSource source = new CaseSource(new NeutralCase(json), Prereleases.PYTHON, environment);
        int satisfiable = 0;
        for (JsonNode query : json.path("queries")) {
            List<Dependency> roots = new ArrayList<>();
            for (Map.Entry<String, JsonNode> root : query.path("root").properties()) {
                roots.add(new PackageDependency(
                        CaseSource.name(root.getKey()),
                        source.exactly(root.getKey(), root.getValue().asText().substring("=".length())),
                        Attributes.NONE));
            }
            Request request = new Request(roots, environment.target(), Preferences.NONE, Rules.NONE);
            Outcome outcome = Resolver.withoutRepairs().resolve(source, request);
            assertThat(outcome instanceof Outcome.Solved)
                    .as(query.path("root").toString())
                    .isEqualTo(query.path("expected").path("satisfiable").asBoolean());
            if (outcome instanceof Outcome.Solved solved) {
                satisfiable++;
                assertThat(new Validator().check(source, request, solved.resolution()))
                        .as(query.path("root").toString())
                        .isEmpty();
            }
        }
        int queries = json.path("queries").size();
        return " | " + queries + " | " + satisfiable + " | " + (queries - satisfiable) + " |";
    }
}

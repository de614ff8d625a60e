package org.collectivemind.resolver.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.objective.Objective;
import org.collectivemind.resolver.objective.ParetoFront;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Target;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The acceptance scenarios that a machine can check, each through the real resolver: {@code -Dcm.scenarios}, else
 * {@code ../shared/scenarios/scenarios.yaml} beside the repository. Nothing of the file is ours; {@link OwnScenariosTest} needs none.
 */
class HardwareScenariosTest {
    private static final Path BESIDE_THE_REPOSITORY = Path.of("..", "..", "shared", "scenarios", "scenarios.yaml");

    private static Path file() {
        String given = System.getProperty("cm.scenarios", "");
        return given.isEmpty() ? BESIDE_THE_REPOSITORY : Path.of(given);
    }

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException {
        Path file = file();
        if (!Files.isRegularFile(file)) {
            return Stream.of(DynamicTest.dynamicTest(
                    "scenarios",
                    () -> Assumptions.abort("there are no scenarios at " + file.toAbsolutePath()
                            + "; -Dcm.scenarios names their file")));
        }
        YamlNode.Mapping root =
                YamlReader.read(Files.readString(file), "scenarios.yaml").mapping();
        Catalogue catalogue = new SharedCatalogue(root);
        List<DynamicTest> tests = new ArrayList<>();
        for (YamlNode item : root.required("scenarios").list()) {
            YamlNode.Mapping scenario = item.mapping();
            if (scenario.optional("manual").isEmpty()) {
                String name = scenario.required("id").text() + " "
                        + scenario.required("title").text();
                tests.add(DynamicTest.dynamicTest(name, () -> check(scenario, catalogue, file)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(YamlNode.Mapping scenario, Catalogue catalogue, Path file) {
        if (scenario.optional("csv").isPresent()) {
            measured(scenario, file.resolveSibling(scenario.required("csv").text()));
            return;
        }
        String machine = scenario.optional("target")
                .orElseGet(() -> scenario.required("platform"))
                .text();
        new ScenarioRun(scenario, catalogue.platform(machine), catalogue.versions(scenario)).check();
    }

    private static void measured(YamlNode.Mapping scenario, Path table) {
        Measurements measurements = Measurements.read(table);
        YamlNode.Mapping expected = scenario.required("expect").mapping();
        YamlNode.Mapping options = scenario.required("options").mapping();
        if (options.optional("pareto").isPresent()) {
            List<Objective> objectives = new ArrayList<>(List.of(Objective.maximise("accuracy_top1")));
            options.required("pareto").texts().forEach(metric -> objectives.add(Objective.minimise(metric)));
            assertThat(ParetoFront.of(measurements.rows(), Measurements::metrics, objectives))
                    .hasSize((int) expected.required("front").wholeNumber());
            return;
        }
        PackageVersions versions = measurements.versions();
        Request request = new Request(
                List.of(new PackageDependency(versions.name(), Constraint.ANY, Attributes.NONE)),
                new Target("board", new Platform("board", new TreeMap<>(), List.of())),
                Preferences.NONE,
                Options.read(versions.name(), scenario).rules());
        Catalogue.Shelf shelf = new Catalogue.Shelf(versions);
        Outcome.Solved solved = (Outcome.Solved) new Resolver().resolve(shelf, request);
        var row = measurements.row(
                solved.resolution().packages().get(shelf.slot()).variant());
        assertThat(row.get("model")).isEqualTo(expected.required("model").text());
        assertThat(row.get("framework"))
                .isEqualTo(expected.required("framework").text());
        assertThat(row.get(options.required("optimize").text()))
                .isEqualTo(expected.required("value").text());
    }
}

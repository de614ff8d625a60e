package org.collectivemind.resolver.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which variant a machine gets, where it runs, and why not another: each scenario of {@code src/test/hardware}, by its title. */
class OwnScenariosTest {
    private static final Path FOLDER = Path.of("src", "test", "hardware");

    @TestFactory
    Collection<DynamicTest> scenarios() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER).sorted()) {
            for (Path file : files.toList()) {
                YamlNode.Mapping root = YamlReader.read(
                                Files.readString(file), file.getFileName().toString())
                        .mapping();
                Catalogue catalogue = new OwnCatalogue(root);
                for (Map.Entry<String, YamlNode> entry :
                        root.required("scenarios").mapping().entries().entrySet()) {
                    YamlNode.Mapping scenario = entry.getValue().mapping();
                    tests.add(DynamicTest.dynamicTest(
                            file.getFileName() + ": " + entry.getKey(),
                            () -> new ScenarioRun(
                                            scenario,
                                            catalogue.platform(
                                                    scenario.required("on").text()),
                                            catalogue.versions(scenario))
                                    .check()));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }
}
